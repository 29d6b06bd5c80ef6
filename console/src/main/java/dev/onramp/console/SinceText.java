package dev.onramp.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A point of time as a person types it: an instant, or how long ago. */
final class SinceText {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,6})([smhd])");

    private SinceText() {}

    /** @throws dev.onramp.config.OnrampException ONR-U003 when it is neither */
    static Instant parse(String text, Clock clock) {
        Matcher span = SPAN.matcher(text);
        if (span.matches()) {
            long number = Long.parseLong(span.group(1));
            return clock.instant()
                    .minus(
                            switch (span.group(2)) {
                                case "s" -> Duration.ofSeconds(number);
                                case "m" -> Duration.ofMinutes(number);
                                case "h" -> Duration.ofHours(number);
                                default -> Duration.ofDays(number);
                            });
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw ConsoleErrors.badValue(
                    "--since", text, "it takes a time such as 2026-01-31T10:00:00Z, or a span such as 30m, 2h, 7d");
        }
    }
}
