package dev.onramp.dlq;

import dev.onramp.config.OnrampException;
import org.jspecify.annotations.Nullable;

/** Every failure of listing and replaying dead letters. */
public final class DlqErrors {
    private DlqErrors() {}

    public static OnrampException badCoordinate(String text) {
        return new OnrampException(
                "ONR-Q001",
                "'" + text + "' is no coordinate of a change",
                "a coordinate is TOPIC-PARTITION-OFFSET, such as raw_table_cust-0-17",
                "onramp dlq ls shows one of each group");
    }

    public static OnrampException kafkaUnreachable(String servers, Throwable cause) {
        return new OnrampException(
                "ONR-Q002",
                "cannot read the dead letters from Kafka at " + servers,
                reason(cause),
                "onramp up, then onramp status; or set kafka.bootstrap-servers",
                cause);
    }

    public static OnrampException functionFailed(String function, String why, @Nullable Throwable cause) {
        return new OnrampException(
                "ONR-Q003",
                "the function " + function + " did not replay the dead letters",
                why,
                "mend the cause (the function's log says more) and run the same command again: what was replayed is not listed any more",
                cause);
    }

    public static OnrampException badReply(String why, @Nullable Throwable cause) {
        return new OnrampException(
                "ONR-Q004",
                "the function's reply does not account for the dead letters that it got",
                why,
                "see that the function is Onramp's and of this version, and run the same command again",
                cause);
    }

    public static OnrampException noSuchLetter(Coordinate at) {
        return new OnrampException(
                "ONR-Q005",
                "there is no open dead letter of " + at,
                "the change was mapped, was replayed since, or is not there at all",
                "onramp dlq ls");
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
