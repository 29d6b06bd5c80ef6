package dev.onramp.transform;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days and times in the forms that the tools write; null for what is none. Without an offset, a time is UTC. */
final class ToolTime {
    private static final Pattern MIDNIGHT = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[T :]00:00:00(?:\\.0+)?Z?");
    private static final Pattern TIME =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[T :](\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?)(Z|[+-]\\d{2}:\\d{2})?");

    /** The end of the year 9999, the last moment that every store can hold. */
    static final long LAST_MILLIS = 253_402_300_799_999L;

    private ToolTime() {}

    /** {@code YYYY-MM-DD}. */
    static @Nullable String toDate(String text) {
        Matcher midnight = MIDNIGHT.matcher(text);
        return ScalarText.toDate(midnight.matches() ? midnight.group(1) : text);
    }

    /** UTC with six decimals. */
    static @Nullable String toTimestamp(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return ScalarText.toTimestamp(text);
        }
        String offset = time.group(3);
        return ScalarText.toTimestamp(time.group(1) + "T" + time.group(2) + (offset == null ? "Z" : offset));
    }

    /** UTC with six decimals, from a count since 1970. */
    static @Nullable String toTimestamp(long count, TimeUnit unit) {
        long seconds = Math.floorDiv(count, unit.convert(1, TimeUnit.SECONDS));
        long nanos = unit.toNanos(Math.floorMod(count, unit.convert(1, TimeUnit.SECONDS)));
        boolean near = Math.abs(seconds) <= LAST_MILLIS / 1000;
        return near
                ? ScalarText.toTimestamp(Instant.ofEpochSecond(seconds, nanos).toString())
                : null;
    }

    /** Days since 1970 as {@code YYYY-MM-DD}. */
    static @Nullable String ofDays(long days) {
        boolean near = Math.abs(days) <= LAST_MILLIS / 86_400_000;
        return near ? ScalarText.toDate(java.time.LocalDate.ofEpochDay(days).toString()) : null;
    }

    /** Milliseconds since 1970, from 0 to {@link #LAST_MILLIS}. */
    static @Nullable Long toMillis(String text) {
        String time = toTimestamp(text);
        long millis = time == null ? -1 : Instant.parse(time).toEpochMilli();
        return millis < 0 ? null : Long.valueOf(millis);
    }
}
