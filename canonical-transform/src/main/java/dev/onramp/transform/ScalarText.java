package dev.onramp.transform;

import com.fasterxml.jackson.core.io.NumberOutput;
import dev.onramp.model.FieldType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The texts of scalar values: each method gives the canonical value of a text, or null when the text is no such value. */
final class ScalarText {
    private static final int LONGEST_NUMBER = 1000;
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,40}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,9})?");
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT);

    private ScalarText() {}

    static @Nullable Integer toInt(String text) {
        Long number = toLong(text);
        return number == null || number != number.intValue() ? null : Integer.valueOf(number.intValue());
    }

    static @Nullable Long toLong(String text) {
        if (!INTEGER.matcher(text).matches()) {
            return null;
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException outOfRange) {
            return null;
        }
    }

    static @Nullable Double toDouble(String text) {
        if (text.length() > LONGEST_NUMBER || !NUMBER.matcher(text).matches()) {
            return null;
        }
        double number = Double.parseDouble(text);
        return Double.isFinite(number) ? number : null;
    }

    /** The shortest text that reads back as the same number, on every JDK the same. */
    static String ofDouble(double number) {
        return NumberOutput.toString(number, true);
    }

    static @Nullable Boolean toBoolean(String text) {
        return text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : null;
    }

    /** Exactly {@code scale} decimals; null when a digit would be lost. */
    static @Nullable String toDecimal(String text, FieldType.DecimalType type) {
        if (text.length() > LONGEST_NUMBER || !NUMBER.matcher(text).matches()) {
            return null;
        }
        BigDecimal number = new BigDecimal(text).stripTrailingZeros();
        // Both bounds are checked before the number is written out: 1e999999999 must not become a billion digits.
        long integerDigits = (long) number.precision() - number.scale();
        if (number.signum() != 0
                && (number.scale() > type.scale() || integerDigits > type.precision() - type.scale())) {
            return null;
        }
        return number.setScale(type.scale(), RoundingMode.UNNECESSARY).toPlainString();
    }

    static @Nullable String toDate(String text) {
        try {
            return ofDate(LocalDate.parse(text));
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    /** The canonical text; null outside of the years that every store can hold. */
    static @Nullable String ofDate(LocalDate date) {
        return isCommonYear(date.getYear()) ? date.toString() : null;
    }

    /** UTC with six decimals; null without an offset or with more than microseconds. */
    static @Nullable String toTimestamp(String text) {
        try {
            return ofTimestamp(OffsetDateTime.parse(text));
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    /** The canonical text; null with more than microseconds, and outside of the years that every store can hold. */
    static @Nullable String ofTimestamp(OffsetDateTime time) {
        OffsetDateTime utc = time.withOffsetSameInstant(ZoneOffset.UTC);
        return isCommonYear(utc.getYear()) && utc.getNano() % 1000 == 0 ? TIMESTAMP.format(utc) : null;
    }

    /** Why not every store can hold the text; empty when each can. */
    static Optional<String> storable(String text) {
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if (unit == 0) {
                return Optional.of("text holds U+0000");
            }
            if (Character.isSurrogate(unit)) {
                boolean paired = Character.isHighSurrogate(unit)
                        && index + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(index + 1));
                if (!paired) {
                    return Optional.of("text holds half a surrogate pair");
                }
                index++;
            }
        }
        return Optional.empty();
    }

    /** The years that every store behind this one can hold. */
    private static boolean isCommonYear(int year) {
        return year >= 1 && year <= 9999;
    }
}
