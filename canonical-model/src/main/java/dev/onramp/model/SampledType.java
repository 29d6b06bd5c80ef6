package dev.onramp.model;

import dev.onramp.model.FieldType.ArrayType;
import dev.onramp.model.FieldType.DecimalType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.FieldType.StructType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The narrowest type that holds all values of a column that were seen. Not thread-safe. */
final class SampledType {
    private static final int MOST_DECIMALS = 9;
    private static final int LEAST_DIGITS = 18;
    private static final int MOST_DIGITS = 38;

    private enum Shape {
        TEXT,
        TRUTH,
        WHOLE,
        FRACTION,
        LIST,
        OBJECT
    }

    private final Set<Shape> shapes = EnumSet.noneOf(Shape.class);
    private final List<String> texts = new ArrayList<>();
    private final List<BigDecimal> numbers = new ArrayList<>();
    private final Map<String, SampledType> members = new LinkedHashMap<>();
    private @Nullable SampledType elements;

    void add(@Nullable Object value) {
        if (value instanceof String text) {
            shapes.add(Shape.TEXT);
            texts.add(text);
        } else if (value instanceof Boolean) {
            shapes.add(Shape.TRUTH);
        } else if (value instanceof Number number) {
            boolean whole = number instanceof Integer || number instanceof Long || number instanceof BigInteger;
            shapes.add(whole ? Shape.WHOLE : Shape.FRACTION);
            numbers.add(new BigDecimal(number.toString()));
        } else if (value instanceof List<?> list) {
            shapes.add(Shape.LIST);
            SampledType known = elements == null ? new SampledType() : elements;
            list.forEach(known::add);
            elements = known;
        } else if (value instanceof Map<?, ?> map) {
            shapes.add(Shape.OBJECT);
            map.forEach((name, member) -> {
                if (Identifier.isValid(String.valueOf(name))) {
                    members.computeIfAbsent(String.valueOf(name), key -> new SampledType())
                            .add(member);
                }
            });
        }
    }

    FieldType type() {
        if (shapes.equals(EnumSet.of(Shape.TEXT))) {
            return text();
        }
        if (shapes.equals(EnumSet.of(Shape.TRUTH))) {
            return Primitive.BOOLEAN;
        }
        if (shapes.equals(EnumSet.of(Shape.LIST)) && elements != null) {
            return new ArrayType(elements.type());
        }
        if (shapes.equals(EnumSet.of(Shape.OBJECT)) && !members.isEmpty()) {
            return struct();
        }
        boolean numeric =
                !shapes.isEmpty() && EnumSet.of(Shape.WHOLE, Shape.FRACTION).containsAll(shapes);
        return numeric ? number() : Primitive.STRING;
    }

    /** What a person should look at; empty when the samples leave no doubt. */
    Optional<String> doubt() {
        if (shapes.isEmpty()) {
            return Optional.of("no sample has a value");
        }
        boolean numeric = EnumSet.of(Shape.WHOLE, Shape.FRACTION).containsAll(shapes);
        if (shapes.size() > 1 && !numeric) {
            return Optional.of(
                    "the samples have values of several JSON types; others than the declared one are rejected");
        }
        return shapes.contains(Shape.OBJECT) && members.isEmpty()
                ? Optional.of("an object without members that can be declared")
                : Optional.empty();
    }

    private FieldType text() {
        for (Primitive candidate : List.of(Primitive.DATE, Primitive.TIMESTAMP)) {
            if (texts.stream().allMatch(each -> Values.accepts(candidate, each))) {
                return candidate;
            }
        }
        return Primitive.STRING;
    }

    private FieldType number() {
        int scale = numbers.stream().mapToInt(BigDecimal::scale).max().orElse(0);
        int whole = numbers.stream()
                .mapToInt(each -> each.precision() - each.scale())
                .max()
                .orElse(1);
        if (scale <= 0 && !shapes.contains(Shape.FRACTION)) {
            for (Primitive candidate : List.of(Primitive.INT, Primitive.LONG)) {
                if (numbers.stream().allMatch(each -> Values.accepts(candidate, each.toPlainString()))) {
                    return candidate;
                }
            }
        }
        int digits = Math.max(LEAST_DIGITS, whole + Math.max(scale, 0));
        return scale > MOST_DECIMALS || digits > MOST_DIGITS
                ? Primitive.DOUBLE
                : new DecimalType(digits, Math.max(scale, 0));
    }

    private FieldType struct() {
        List<Field> fields = new ArrayList<>();
        members.forEach((name, sampled) -> fields.add(new Field(
                new Identifier(name),
                sampled.type(),
                true,
                Field.Classification.NONE,
                false,
                Optional.empty(),
                "",
                List.of())));
        return new StructType(fields);
    }
}
