package dev.onramp.forwarder;

import java.util.Map;
import java.util.Objects;

/** Whether a reply accounts for a batch. */
public sealed interface ReplyVerdict {
    /**
     * Every record sent is accounted for exactly; how many were mapped, rejected and skipped, and the events that came of them.
     *
     * @param undone the offset of the first record of a partition that is not done, with all behind it; empty when everything is
     */
    record Accounted(long mapped, long deadLettered, long skipped, long events, Map<RawPartition, Long> undone)
            implements ReplyVerdict {
        public Accounted {
            undone = Map.copyOf(undone);
        }

        /** Records that are done. */
        long records() {
            return mapped + deadLettered + skipped;
        }
    }

    /** It is not, and why: coordinates and counts, never values. */
    record Unaccounted(String why) implements ReplyVerdict {
        public Unaccounted {
            Objects.requireNonNull(why, "why");
        }
    }
}
