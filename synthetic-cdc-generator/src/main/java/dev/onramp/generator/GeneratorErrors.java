package dev.onramp.generator;

import dev.onramp.config.OnrampException;
import dev.onramp.config.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Every failure of this module that a user meets. */
public final class GeneratorErrors {
    private GeneratorErrors() {}

    static OnrampException wrongSettings(List<Problem> problems) {
        return OnrampException.ofProblems(
                "ONR-G001",
                "the generator cannot run like this",
                problems,
                "mend the values named; docs/configuration.md, section generator");
    }

    static OnrampException ledgerIo(Path ledger, IOException cause) {
        return new OnrampException(
                "ONR-G002",
                "the ledger " + ledger + " cannot be read or written",
                cause.toString(),
                "check the folder's permissions and the free space on its disk, then run generate again",
                cause);
    }

    static OnrampException ledgerBroken(Path ledger, long line, RuntimeException cause) {
        return new OnrampException(
                "ONR-G003",
                "the ledger " + ledger + " is broken in line " + line,
                String.valueOf(cause.getMessage()),
                "restore the file, or start afresh with `onramp down --wipe`",
                cause);
    }

    static OnrampException ledgerInUse(Path ledger) {
        return new OnrampException(
                "ONR-G004",
                "the ledger " + ledger + " is in use",
                "another run of generate works on the same data folder",
                "wait until it ends, or give this one a data folder of its own (setting data-dir)");
    }

    static OnrampException otherFormat(Path ledger, MessageFormat before, MessageFormat now) {
        return new OnrampException(
                "ONR-G005",
                "the legacy system of " + ledger + " cannot go on in format " + now,
                "it has sent its changes in format " + before
                        + ", and plain rows come after numbered ones whatever their order",
                "use the same format, or a data folder of its own (setting data-dir)");
    }

    /** The broker does not answer. */
    public static OnrampException brokerAway(String bootstrapServers, Throwable cause) {
        return new OnrampException(
                "ONR-G006",
                "no Kafka broker answers at " + bootstrapServers,
                String.valueOf(cause),
                "start the stack with `onramp up`, or check the setting kafka.bootstrap-servers",
                cause);
    }

    /** A raw topic is not there. */
    public static OnrampException topicsMissing(List<String> topics, String bootstrapServers) {
        return new OnrampException(
                "ONR-G007",
                "Kafka at " + bootstrapServers + " has no topic " + String.join(", ", topics),
                "topics are created by the local stack, or on a managed cluster by its owner",
                "run `onramp up`, or create the topics");
    }

    /** The broker did not store a change in time, or refused it. */
    public static OnrampException notDelivered(Throwable cause) {
        return new OnrampException(
                "ONR-G008",
                "a change could not be stored by Kafka",
                String.valueOf(cause),
                "see that the broker runs (`onramp status`), then run generate again: it sends again what may be missing",
                cause);
    }
}
