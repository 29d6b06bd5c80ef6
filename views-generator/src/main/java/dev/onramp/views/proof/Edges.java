package dev.onramp.views.proof;

import dev.onramp.model.Entity;
import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.ArrayType;
import dev.onramp.model.FieldType.DecimalType;
import dev.onramp.model.FieldType.EnumType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.FieldType.StructType;
import dev.onramp.model.Reference.ToMany;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The values of a type at which engines are known to differ. */
final class Edges {
    private static final List<Object> TEXTS = List.of(
            "plain",
            "",
            " led by a blank",
            "O'Brien, \"the\" \\ 100%_",
            "Grüße, 日本 😀",
            "null",
            "two\nlines\tand a tab",
            "trailing ");
    private static final List<Object> DATES =
            dates("2026-01-31", "1970-01-01", "1969-12-31", "2000-02-29", "1582-10-10", "0001-01-01", "9999-12-31");
    /** Inside arrays and structs: without the days of 1582 that the calendar of JDBC leaves out. */
    private static final List<Object> INNER_DATES = DATES.stream()
            .filter(day -> !day.equals(LocalDate.of(1582, 10, 10)))
            .toList();
    /** The clock of New York jumps on 8 March 2026 and goes back on 1 November. */
    private static final List<Object> TIMES = times(
            "2026-01-31T10:11:12.345678Z",
            "1970-01-01T00:00:00Z",
            "1969-12-31T23:59:59.999999Z",
            "2026-03-08T07:30:00.0005Z",
            "2026-03-08T02:30:00Z",
            "2026-11-01T05:30:00Z",
            "2026-11-01T06:30:00.9999Z",
            "1900-01-01T00:00:00.000001Z",
            "0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59.999499Z");
    /** Inside arrays and structs: years that every driver knows how to carry. */
    private static final int INNER_TIMES = 7;

    private static final int SUMMED_DIGITS = 24;

    private Edges() {}

    /** Those of a field of the entity; where its rows are shown in arrays, those that can be inside of one. */
    static List<Object> of(Entity entity, Field field) {
        boolean inside = entity.references().stream()
                .anyMatch(reference -> reference.toMany().contains(ToMany.ARRAY));
        return inside && field.type() == Primitive.DATE ? INNER_DATES : of(field);
    }

    /** Those of its type; where it is summed, those whose sums every engine can hold, exactly and in any order. */
    static List<Object> of(Field field) {
        if (!field.hint().equals(Optional.of(Field.Hint.METRIC))) {
            return of(field.type());
        }
        if (field.type() == Primitive.DOUBLE) {
            return List.of(0.25, 0.0, -1.5, 1.0E7, 123_456_789.125);
        }
        if (field.type() == Primitive.LONG) {
            return List.of(7L, 0L, -1L, 9_007_199_254_740_993L);
        }
        return field.type() instanceof DecimalType decimal && decimal.precision() > SUMMED_DIGITS
                ? decimals(new DecimalType(SUMMED_DIGITS, Math.min(decimal.scale(), SUMMED_DIGITS))).stream()
                        .map(value -> (Object) ((BigDecimal) value).setScale(decimal.scale()))
                        .toList()
                : of(field.type());
    }

    /** Never empty; no nulls. */
    static List<Object> of(FieldType type) {
        if (type instanceof DecimalType decimal) {
            return decimals(decimal);
        }
        if (type instanceof EnumType enumType) {
            return List.copyOf(enumType.values());
        }
        if (type instanceof ArrayType array) {
            return arrays(inner(array.element()));
        }
        if (type instanceof StructType struct) {
            return structs(struct);
        }
        return switch ((Primitive) type) {
            case STRING -> TEXTS;
            case BOOLEAN -> List.of(true, false);
            case INT -> List.of(7, 0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE);
            case LONG -> List.of(7L, 0L, -1L, 9_007_199_254_740_993L, Long.MAX_VALUE, Long.MIN_VALUE);
            case DOUBLE -> List.of(0.25, 0.0, -1.5, 0.1, 1.0E300, 4.9E-324, 1.0E7, 123_456_789.125);
            case DATE -> DATES;
            case TIMESTAMP -> TIMES;
        };
    }

    private static List<Object> inner(FieldType type) {
        return type == Primitive.TIMESTAMP
                ? TIMES.subList(0, INNER_TIMES)
                : type == Primitive.DATE ? INNER_DATES : of(type);
    }

    private static List<Object> decimals(DecimalType type) {
        BigInteger most = BigInteger.TEN.pow(type.precision()).subtract(BigInteger.ONE);
        return Stream.of(BigInteger.ZERO, BigInteger.ONE, most, most.negate(), BigInteger.TEN.pow(type.precision() - 1))
                .map(digits -> (Object) new BigDecimal(digits, type.scale()))
                .toList();
    }

    private static List<Object> arrays(List<Object> elements) {
        List<Object> result = new ArrayList<>();
        result.add(List.of());
        result.add(List.of(elements.get(0)));
        result.add(List.copyOf(elements));
        return result;
    }

    private static List<Object> structs(StructType type) {
        int most = type.fields().stream()
                .mapToInt(field -> inner(field.type()).size())
                .max()
                .orElse(1);
        List<Object> result = new ArrayList<>();
        for (int i = 0; i <= most; i++) {
            Map<String, Object> members = new HashMap<>();
            for (Field field : type.fields()) {
                List<Object> values = inner(field.type());
                if (i < most || !field.optional()) {
                    members.put(field.name().value(), values.get(i % values.size()));
                }
            }
            result.add(Map.copyOf(members));
        }
        return result;
    }

    private static List<Object> dates(String... texts) {
        return Stream.of(texts).map(text -> (Object) LocalDate.parse(text)).toList();
    }

    private static List<Object> times(String... texts) {
        return Stream.of(texts).map(text -> (Object) Instant.parse(text)).toList();
    }
}
