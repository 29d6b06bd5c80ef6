package dev.onramp.door;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a JSON value is of a declared type: the table "type of the column" in {@code docs/contract.md}. Null is the caller's matter. */
final class TypeCheck {
    private static final int LONGEST_NUMBER = 1000;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,9})?");

    private TypeCheck() {}

    static void check(JsonNode value, FieldType type, String pointer, FieldProblems out) {
        if (type instanceof FieldType.ArrayType array) {
            checkArray(value, array, pointer, out);
        } else if (type instanceof FieldType.StructType struct) {
            checkStruct(value, struct, pointer, out);
        } else {
            scalar(value, type).ifPresent(expected -> out.add(pointer, expected + ", but is " + kind(value)));
        }
    }

    /** What must stand there instead; empty when the value is good. */
    private static Optional<String> scalar(JsonNode value, FieldType type) {
        if (value.isTextual()) {
            Optional<String> unstorable = unstorable(value.textValue());
            if (unstorable.isPresent()) {
                return unstorable;
            }
        }
        if (type instanceof FieldType.DecimalType decimal) {
            return unless(
                    isDecimal(value, decimal),
                    "must be a decimal(" + decimal.precision() + "," + decimal.scale() + "), no digit lost");
        }
        if (type instanceof FieldType.EnumType listed) {
            Set<String> values = Set.copyOf(listed.values());
            return unless(value.isTextual() && values.contains(value.textValue()), "must be one of " + listed.values());
        }
        return switch ((FieldType.Primitive) type) {
            case STRING -> unless(value.isTextual(), "must be a text");
            case BOOLEAN -> unless(value.isBoolean(), "must be true or false");
            case INT -> unless(value.isIntegralNumber() && value.canConvertToInt(), "must be an integer of 32 bits");
            case LONG -> unless(value.isIntegralNumber() && value.canConvertToLong(), "must be an integer of 64 bits");
            case DOUBLE -> unless(value.isNumber() && Double.isFinite(value.doubleValue()), "must be a finite number");
            case DATE -> unless(value.isTextual() && isDate(value.textValue()), "must be a date YYYY-MM-DD");
            case TIMESTAMP ->
                unless(
                        value.isTextual() && isTimestamp(value.textValue()),
                        "must be a timestamp of ISO 8601 with an offset, at most microseconds");
        };
    }

    private static void checkArray(JsonNode value, FieldType.ArrayType type, String pointer, FieldProblems out) {
        if (!value.isArray()) {
            out.add(pointer, "must be an array, but is " + kind(value));
            return;
        }
        for (int index = 0; index < value.size(); index++) {
            JsonNode element = value.get(index);
            if (element.isNull()) {
                out.add(pointer + "/" + index, "must not be null");
            } else {
                check(element, type.element(), pointer + "/" + index, out);
            }
        }
    }

    private static void checkStruct(JsonNode value, FieldType.StructType type, String pointer, FieldProblems out) {
        if (!value.isObject()) {
            out.add(pointer, "must be an object, but is " + kind(value));
            return;
        }
        for (Field field : type.fields()) {
            String name = field.name().value();
            if (value.hasNonNull(name)) {
                check(value.get(name), field.type(), pointer + "/" + name, out);
            } else if (!field.optional()) {
                out.add(pointer + "/" + name, "is required");
            }
        }
    }

    private static Optional<String> unstorable(String text) {
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if (unit == 0) {
                return Optional.of("must not hold U+0000");
            }
            if (Character.isSurrogate(unit)) {
                if (!Character.isHighSurrogate(unit)
                        || index + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(index + 1))) {
                    return Optional.of("must not hold half a surrogate pair");
                }
                index++;
            }
        }
        return Optional.empty();
    }

    private static boolean isDecimal(JsonNode value, FieldType.DecimalType type) {
        if (!value.isNumber() && !value.isTextual()) {
            return false;
        }
        if (value.isTextual()
                && (value.textValue().length() > LONGEST_NUMBER
                        || !NUMBER.matcher(value.textValue()).matches())) {
            return false;
        }
        // By its digits alone: 1e999999999 must not become a billion of them.
        BigDecimal number =
                (value.isTextual() ? new BigDecimal(value.textValue()) : value.decimalValue()).stripTrailingZeros();
        long integerDigits = (long) number.precision() - number.scale();
        return number.signum() == 0
                || (number.scale() <= type.scale() && integerDigits <= type.precision() - type.scale());
    }

    private static boolean isDate(String text) {
        try {
            return isCommonYear(LocalDate.parse(text).getYear());
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isTimestamp(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(java.time.ZoneOffset.UTC);
            return isCommonYear(time.getYear()) && time.getNano() % 1000 == 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isCommonYear(int year) {
        return year >= 1 && year <= 9999;
    }

    private static Optional<String> unless(boolean good, String expected) {
        return good ? Optional.empty() : Optional.of(expected);
    }

    /** What a value is, without showing it. */
    static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
            default -> "something else";
        };
    }
}
