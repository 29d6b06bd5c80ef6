package dev.onramp.replay;

import dev.onramp.config.OnrampException;

/** Every failure of a replay. */
public final class ReplayErrors {
    private static final String AGAIN = "; then run onramp replay --all again";

    private ReplayErrors() {}

    public static OnrampException stackDown(String services) {
        return new OnrampException(
                "ONR-P001", "a replay needs a running stack", "these do not run: " + services, "onramp up" + AGAIN);
    }

    public static OnrampException kafkaFailed(String what, Throwable cause) {
        return new OnrampException(
                "ONR-P002",
                "the replay cannot " + what,
                String.valueOf(cause.getMessage()),
                "see that the broker runs and has space on its disk (onramp status)" + AGAIN,
                cause);
    }

    static OnrampException foreignRecord(String key, String coordinates) {
        return new OnrampException(
                "ONR-P003",
                "the archive object " + key + " stands in the wrong folder",
                "it holds " + coordinates,
                "move it to the folder of its table" + AGAIN);
    }

    public static OnrampException ingestEnded(String log) {
        return new OnrampException(
                "ONR-P004",
                "the ingest ended before it had taken all events of the replay",
                "its log is " + log,
                "mend what the log says" + AGAIN);
    }

    public static OnrampException tooSlow(long seconds, String lag) {
        return new OnrampException(
                "ONR-P005",
                "the stores stood still for " + seconds + " s during the replay",
                "events that they have not taken: " + lag,
                "see onramp status and the log of the ingest" + AGAIN);
    }

    public static OnrampException notDropped(String what, Throwable cause) {
        return new OnrampException(
                "ONR-P006",
                "the replay could not remove " + what,
                String.valueOf(cause.getMessage()),
                "onramp up, then onramp status; check the settings postgres and s3" + AGAIN,
                cause);
    }
}
