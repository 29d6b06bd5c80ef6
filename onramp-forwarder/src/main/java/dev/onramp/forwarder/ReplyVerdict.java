package dev.onramp.forwarder;

import java.util.Objects;

/** Whether a reply accounts for a batch. */
public sealed interface ReplyVerdict {
    /** Every record sent is accounted for exactly; how many were mapped, rejected and skipped, and the events that came of them. */
    record Accounted(long mapped, long deadLettered, long skipped, long events) implements ReplyVerdict {}

    /** It is not, and why: coordinates and counts, never values. */
    record Unaccounted(String why) implements ReplyVerdict {
        public Unaccounted {
            Objects.requireNonNull(why, "why");
        }
    }
}
