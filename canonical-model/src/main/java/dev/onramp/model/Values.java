package dev.onramp.model;

import dev.onramp.model.FieldType.ArrayType;
import dev.onramp.model.FieldType.DecimalType;
import dev.onramp.model.FieldType.EnumType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.FieldType.StructType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which values a type takes, for constants and examples. */
final class Values {
    private Values() {}

    /** Whether a plain value, or a text that spells one, is of the type. */
    static boolean accepts(FieldType type, Object value) {
        if (type instanceof ArrayType array) {
            return value instanceof List<?> list && list.stream().allMatch(each -> accepts(array.element(), each));
        } else if (type instanceof StructType struct) {
            return value instanceof Map<?, ?> members && acceptsMembers(struct, members);
        } else if (value instanceof List || value instanceof Map) {
            return false;
        }
        String text = String.valueOf(value);
        if (type instanceof EnumType enumType) {
            return enumType.values().contains(text);
        } else if (type instanceof DecimalType decimal) {
            return isDecimal(decimal, text);
        }
        return isPrimitive((Primitive) type, text);
    }

    private static boolean acceptsMembers(StructType struct, Map<?, ?> members) {
        boolean known = members.keySet().stream()
                .allMatch(key -> struct.fields().stream()
                        .anyMatch(each -> each.name().value().equals(key)));
        return known
                && struct.fields().stream()
                        .allMatch(each -> Optional.<Object>ofNullable(
                                        members.get(each.name().value()))
                                .map(value -> accepts(each.type(), value))
                                .orElse(each.optional()));
    }

    private static boolean isDecimal(DecimalType type, String text) {
        try {
            BigDecimal value = new BigDecimal(text).stripTrailingZeros();
            return Math.max(value.scale(), 0) <= type.scale()
                    && value.precision() - value.scale() <= type.precision() - type.scale();
        } catch (NumberFormatException e) {
            return false;
        }
    }

    @SuppressWarnings("ReturnValueIgnored")
    private static boolean isPrimitive(Primitive type, String text) {
        try {
            switch (type) {
                case STRING -> {
                    return text.indexOf('\0') < 0;
                }
                case BOOLEAN -> {
                    return text.equals("true") || text.equals("false");
                }
                case INT -> Integer.parseInt(text);
                case LONG -> Long.parseLong(text);
                case DOUBLE -> Double.parseDouble(text);
                case DATE -> LocalDate.parse(text);
                case TIMESTAMP -> OffsetDateTime.parse(text);
            }
            return true;
        } catch (NumberFormatException | DateTimeException e) {
            return false;
        }
    }

    /** Whether a value of one type becomes a value of the other without loss, or is a text that may spell one. */
    static boolean converts(FieldType from, FieldType to) {
        if (sameShape(from, to)) {
            return true;
        }
        if (isNested(from) || isNested(to)) {
            return false;
        }
        if (to == Primitive.STRING || from == Primitive.STRING) {
            return true;
        }
        if (from instanceof EnumType written && to instanceof EnumType canonical) {
            return canonical.values().containsAll(written.values());
        }
        if (from instanceof DecimalType written && to instanceof DecimalType canonical) {
            return written.scale() <= canonical.scale()
                    && written.precision() - written.scale() <= canonical.precision() - canonical.scale();
        }
        boolean whole = from == Primitive.INT || from == Primitive.LONG;
        return (from == Primitive.INT && to == Primitive.LONG) || (whole && to instanceof DecimalType);
    }

    /** Whether two types hold the same values; documentation and marks of struct fields do not matter. */
    static boolean sameShape(FieldType left, FieldType right) {
        if (left instanceof ArrayType one && right instanceof ArrayType other) {
            return sameShape(one.element(), other.element());
        }
        if (left instanceof StructType one && right instanceof StructType other) {
            return shape(one).equals(shape(other));
        }
        return left.equals(right);
    }

    private static String shape(StructType struct) {
        return TypeReader.text(struct)
                + struct.fields().stream()
                        .map(each -> each.optional() ? "?" : "!")
                        .toList();
    }

    static boolean isNested(FieldType type) {
        return type instanceof ArrayType || type instanceof StructType;
    }

    /** Whether a value of the type can be part of a key: one text, the same for equal values. */
    static boolean canBeKey(FieldType type) {
        return !isNested(type) && type != Primitive.DOUBLE;
    }
}
