package dev.onramp.transform;

import org.jspecify.annotations.Nullable;

/** Commit times that a tool writes as text. */
final class CommitTime {
    private CommitTime() {}

    /**
     * Milliseconds since 1970; null for none.
     *
     * @throws RejectionException when it is no time, or one that not every store can hold
     */
    static @Nullable Long of(@Nullable String text, String name) {
        if (text == null) {
            return null;
        }
        Long millis = ToolTime.toMillis(text);
        if (millis == null) {
            throw new RejectionException(RejectionReason.BAD_POSITION, name + ": no time from 1970 to 9999");
        }
        return millis;
    }
}
