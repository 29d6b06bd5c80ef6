package dev.onramp.capture;

import dev.onramp.config.OnrampException;
import dev.onramp.config.Problem;
import java.util.Collection;
import java.util.List;

/** Every failure that a person must act on. */
public final class CaptureErrors {
    private static final String START_OVER =
            "start once with `onramp capture --start-over`: it sends all rows anew, after a truncate of each table";

    private CaptureErrors() {}

    static OnrampException settings(List<Problem> problems) {
        return OnrampException.ofProblems(
                "ONR-D001",
                "the capture cannot work with its settings",
                problems,
                "mend the places named above; every key is in docs/configuration.md");
    }

    public static OnrampException refused(DatabaseAddress database, Exception source) {
        return new OnrampException(
                "ONR-D002",
                "the database " + database + " refuses the user " + database.user(),
                String.valueOf(source.getMessage()),
                "check capture.host, .port, .database, .user and .password",
                source);
    }

    static OnrampException notReady(DatabaseAddress database, List<Problem> problems) {
        return OnrampException.ofProblems(
                "ONR-D003",
                "the database " + database + " cannot be captured as it is",
                problems,
                "run what is named above there, then `onramp capture --check`; docs/capture.md tells why each is needed");
    }

    static OnrampException slotLost(String slot, String reason) {
        return new OnrampException(
                "ONR-D004",
                "the database has thrown away log that the replication slot " + slot + " still needed",
                reason,
                START_OVER + "; then give the database room: max_slot_wal_keep_size, idle_replication_slot_timeout");
    }

    static OnrampException slotGone(String slot) {
        return new OnrampException(
                "ONR-D005",
                "the replication slot " + slot + " is gone: changes since the last run may be missing",
                "somebody dropped it, or the database was restored or failed over without it",
                START_OVER);
    }

    static OnrampException unreachable(Exception source) {
        return new OnrampException(
                "ONR-D006",
                "the check could not be made",
                String.valueOf(source.getMessage()),
                "start what does not answer and check again",
                source);
    }

    public static OnrampException topicsMissing(Collection<String> topics, String bootstrapServers) {
        return new OnrampException(
                "ONR-D011",
                "raw topics are missing at " + bootstrapServers + ": " + String.join(", ", topics),
                "the capture makes no raw topics; how many partitions they need is the platform's choice",
                "create them, or start the local stack with `onramp up`");
    }

    public static OnrampException tooLarge(String topic, String position, long bytes, Exception source) {
        return new OnrampException(
                "ONR-D012",
                "a change for " + topic + " at position " + position + " has " + bytes
                        + " bytes and is not taken; the capture holds there",
                String.valueOf(source.getMessage()),
                "raise capture.max-change-bytes and the topic's max.message.bytes, then start again: nothing was skipped",
                source);
    }

    public static OnrampException brokerRefuses(String what, Exception source) {
        return new OnrampException(
                "ONR-D013",
                "the broker refuses " + what,
                String.valueOf(source),
                "check rights and limits of the capture at kafka.bootstrap-servers, then start again: nothing was skipped",
                source);
    }

    public static OnrampException badProgress(String topic, Exception source) {
        return new OnrampException(
                "ONR-D014",
                "the progress stored in the topic " + topic + " cannot be read",
                String.valueOf(source.getMessage()),
                "name another topic with capture.offsets-topic, then " + START_OVER,
                source);
    }

    public static OnrampException engineFailed(Throwable source) {
        return new OnrampException(
                "ONR-D015",
                "the capture engine stopped for a reason that trying again does not mend",
                rootOf(source),
                "read the log above; nothing was skipped, and a start goes on where this run ended",
                source);
    }

    private static String rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return String.valueOf(root);
    }
}
