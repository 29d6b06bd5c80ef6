package dev.onramp.ingest;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Dates and instants in the one form that the contract allows: {@code YYYY-MM-DD} and {@code YYYY-MM-DDTHH:MM:SS.f...Z}. */
final class TimeText {
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final int DATE_LENGTH = 10;
    private static final int SECONDS_LENGTH = 19;

    private TimeText() {}

    /** Days since 1970. */
    static int epochDay(String text, String name) {
        if (text.length() != DATE_LENGTH) {
            throw new ContractBreach("'" + name + "' is not a date");
        }
        return (int) day(text, name);
    }

    /** Microseconds since 1970; the text ends in Z and has up to six decimals of a second. */
    static long epochMicros(String text, String name) {
        int end = text.length() - 1;
        if (end < SECONDS_LENGTH
                || end > SECONDS_LENGTH + 7
                || end == SECONDS_LENGTH + 1
                || text.charAt(end) != 'Z'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':'
                || (end > SECONDS_LENGTH && text.charAt(SECONDS_LENGTH) != '.')) {
            throw new ContractBreach("'" + name + "' is not an instant in UTC");
        }
        long hours = number(text, 11, 13, name);
        long minutes = number(text, 14, 16, name);
        long seconds = number(text, 17, 19, name);
        if (hours > 23 || minutes > 59 || seconds > 59) {
            throw new ContractBreach("'" + name + "' is not a time of the day");
        }
        long fraction = 0;
        if (end > SECONDS_LENGTH) {
            fraction = number(text, SECONDS_LENGTH + 1, end, name);
            for (int digits = end - SECONDS_LENGTH - 1; digits < 6; digits++) {
                fraction *= 10;
            }
        }
        return day(text, name) * MICROS_PER_DAY + ((hours * 60 + minutes) * 60 + seconds) * 1_000_000 + fraction;
    }

    private static long day(String text, String name) {
        if (text.charAt(4) != '-' || text.charAt(7) != '-') {
            throw new ContractBreach("'" + name + "' is not a date");
        }
        try {
            return LocalDate.of(
                            (int) number(text, 0, 4, name), (int) number(text, 5, 7, name), (int) number(text, 8, 10, name))
                    .toEpochDay();
        } catch (DateTimeException e) {
            throw new ContractBreach("'" + name + "' is not a date of the calendar");
        }
    }

    private static long number(String text, int from, int to, String name) {
        long number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new ContractBreach("'" + name + "' has something else than a digit in it");
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
