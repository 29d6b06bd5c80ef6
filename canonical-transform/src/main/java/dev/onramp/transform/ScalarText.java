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
            LocalDate date = LocalDate.parse(text);
            return isCommonYear(date.getYear()) ? date.toString() : null;
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    /** UTC with six decimals; null without an offset or with more than microseconds. */
    static @Nullable String toTimestamp(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
            return isCommonYear(time.getYear()) && time.getNano() % 1000 == 0 ? TIMESTAMP.format(time) : null;
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    /** The years that every store behind this one can hold. */
    private static boolean isCommonYear(int year) {
        return year >= 1 && year <= 9999;
    }
}
