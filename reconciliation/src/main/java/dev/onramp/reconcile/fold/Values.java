package dev.onramp.reconcile.fold;

import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Converts values to the types of the model. A converted value is a String, Boolean, Long, Double, BigDecimal (with the scale of its
 * type), LocalDate, Instant (whole microseconds), List or Map; null is no value.
 */
final class Values {
    private static final int LAST_YEAR = 9999;
    private static final int LONGEST_NUMBER = 1000;
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,40}");
    private static final Pattern JSON_NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,9})?");

    private Values() {}

    /** A value of a source column, as its declared type. */
    static @Nullable Object read(FieldType type, @Nullable Object json) throws Rejection {
        if (json == null) {
            return null;
        }
        if (type instanceof FieldType.ArrayType array && json instanceof List<?> elements) {
            List<@Nullable Object> result = new ArrayList<>();
            for (Object each : elements) {
                if (each == null) {
                    throw new Rejection("an element of an array has no value");
                }
                result.add(read(array.element(), each));
            }
            return result;
        }
        if (type instanceof FieldType.StructType struct && json instanceof Map<?, ?> members) {
            return membersOf(struct, members, Values::read);
        }
        boolean readable = json instanceof String
                ? isWrittenAsText(type)
                : json instanceof Boolean ? type == FieldType.Primitive.BOOLEAN : isReadableNumber(type, json);
        if (!readable) {
            throw new Rejection("a value is not of type " + type);
        }
        return convert(type, json);
    }

    /** A computed value, as the type of the field it is for. */
    static @Nullable Object convert(FieldType type, @Nullable Object value) throws Rejection {
        if (value == null) {
            return null;
        }
        if (type instanceof FieldType.DecimalType decimal) {
            return decimal(decimal, number(type, value));
        }
        if (type instanceof FieldType.EnumType listed) {
            if (!listed.values().contains(text(value))) {
                throw new Rejection("'" + text(value) + "' is none of " + listed.values());
            }
            return text(value);
        }
        if (type instanceof FieldType.ArrayType array) {
            return convertedElements(array, value);
        }
        if (type instanceof FieldType.StructType struct) {
            return convertedMembers(struct, value);
        }
        if (value instanceof List || value instanceof Map) {
            throw new Rejection("an array or a struct is not of type " + type);
        }
        return switch ((FieldType.Primitive) type) {
            case STRING -> checkedText(value);
            case BOOLEAN -> truth(value);
            case INT -> whole(type, value, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG -> whole(type, value, Long.MIN_VALUE, Long.MAX_VALUE);
            case DOUBLE -> finite(number(type, value));
            case DATE -> value instanceof LocalDate ? value : date(text(value));
            case TIMESTAMP -> value instanceof Instant ? value : instant(text(value));
        };
    }

    /** @throws Rejection when there is no value */
    static Object present(@Nullable Object value) throws Rejection {
        if (value == null) {
            throw new Rejection("a value is absent");
        }
        return value;
    }

    /** The text of a value, as {@code concat} and {@code map} see it. */
    static String text(Object value) {
        return CellText.plain(value);
    }

    private interface Conversion {
        @Nullable
        Object of(FieldType type, @Nullable Object value) throws Rejection;
    }

    private static List<@Nullable Object> convertedElements(FieldType.ArrayType array, Object value) throws Rejection {
        if (!(value instanceof List<?> elements)) {
            throw new Rejection("a value is not an array");
        }
        List<@Nullable Object> result = new ArrayList<>();
        for (Object each : elements) {
            result.add(convert(array.element(), each));
        }
        return result;
    }

    private static Map<String, @Nullable Object> convertedMembers(FieldType.StructType struct, Object value)
            throws Rejection {
        if (!(value instanceof Map<?, ?> members)) {
            throw new Rejection("a value is not a struct");
        }
        return membersOf(struct, members, Values::convert);
    }

    private static Map<String, @Nullable Object> membersOf(
            FieldType.StructType struct, Map<?, ?> members, Conversion conversion) throws Rejection {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        for (Field field : struct.fields()) {
            Object value = conversion.of(field.type(), members.get(field.name().value()));
            if (value == null && !field.optional()) {
                throw new Rejection("the required member " + field.name() + " has no value");
            }
            if (value != null) {
                result.put(field.name().value(), value);
            }
        }
        return result;
    }

    private static boolean isWrittenAsText(FieldType type) {
        return type instanceof FieldType.EnumType
                || type instanceof FieldType.DecimalType
                || type == FieldType.Primitive.STRING
                || type == FieldType.Primitive.DATE
                || type == FieldType.Primitive.TIMESTAMP;
    }

    /** Only a number without point and exponent is an integer, even if its value is whole. */
    private static boolean isReadableNumber(FieldType type, Object json) {
        boolean whole = type == FieldType.Primitive.INT || type == FieldType.Primitive.LONG;
        return whole ? json instanceof BigInteger : json instanceof Number && isNumber(type);
    }

    private static boolean isNumber(FieldType type) {
        return type instanceof FieldType.DecimalType || type == FieldType.Primitive.DOUBLE;
    }

    /** A text that every store can hold. */
    static String checkedText(Object value) throws Rejection {
        String text = text(value);
        if (text.indexOf('\0') >= 0) {
            throw new Rejection("a text holds U+0000");
        }
        if (text.codePoints().anyMatch(each -> Character.getType(each) == Character.SURROGATE)) {
            throw new Rejection("a text holds half a surrogate pair");
        }
        return text;
    }

    private static Boolean truth(Object value) throws Rejection {
        return switch (text(value)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Rejection("'" + text(value) + "' is not true or false");
        };
    }

    private static BigDecimal number(FieldType type, Object value) throws Rejection {
        try {
            if (value instanceof BigDecimal number) {
                return number;
            }
            String text = text(value);
            if (text.length() <= LONGEST_NUMBER && JSON_NUMBER.matcher(text).matches()) {
                return new BigDecimal(text);
            }
            throw new Rejection("a value is not of type " + type);
        } catch (NumberFormatException e) {
            throw new Rejection("'" + value + "' is not of type " + type);
        }
    }

    private static Long whole(FieldType type, Object value, long least, long most) throws Rejection {
        String text = text(value);
        if (!INTEGER.matcher(text).matches()) {
            throw new Rejection("a number is not of type " + type);
        }
        BigInteger number = new BigInteger(text);
        if (number.compareTo(BigInteger.valueOf(least)) < 0 || number.compareTo(BigInteger.valueOf(most)) > 0) {
            throw new Rejection("a number is out of the range of " + type);
        }
        return number.longValueExact();
    }

    private static Double finite(BigDecimal number) throws Rejection {
        double result = number.doubleValue();
        if (Double.isInfinite(result)) {
            throw new Rejection("a number is too large for a double");
        }
        return result;
    }

    private static BigDecimal decimal(FieldType.DecimalType type, BigDecimal number) throws Rejection {
        BigDecimal least = number.stripTrailingZeros();
        boolean fits = least.scale() <= type.scale()
                && (long) least.precision() - least.scale() <= type.precision() - type.scale();
        if (!fits && least.signum() != 0) {
            throw new Rejection("a number does not fit decimal(" + type.precision() + "," + type.scale() + ")");
        }
        return number.signum() == 0 ? BigDecimal.ZERO.setScale(type.scale()) : least.setScale(type.scale());
    }

    private static LocalDate date(String text) throws Rejection {
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() < 1 || date.getYear() > LAST_YEAR) {
                throw new Rejection("'" + text + "' is not in the years 1 to " + LAST_YEAR);
            }
            return date;
        } catch (DateTimeException e) {
            throw new Rejection("'" + text + "' is not a date");
        }
    }

    private static Instant instant(String text) throws Rejection {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
            if (time.getYear() < 1 || time.getYear() > LAST_YEAR || time.getNano() % 1000 != 0) {
                throw new Rejection(
                        "'" + text + "' is not in the years 1 to " + LAST_YEAR + ", or finer than microseconds");
            }
            return time.toInstant();
        } catch (DateTimeException e) {
            throw new Rejection("'" + text + "' is not a timestamp");
        }
    }
}
