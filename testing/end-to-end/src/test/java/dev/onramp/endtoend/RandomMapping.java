package dev.onramp.endtoend;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Condition;
import dev.onramp.model.Entity;
import dev.onramp.model.Expression;
import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.ArrayType;
import dev.onramp.model.FieldType.DecimalType;
import dev.onramp.model.FieldType.EnumType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.FieldType.StructType;
import dev.onramp.model.Identifier;
import dev.onramp.model.Source;
import dev.onramp.model.TextForm;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A model with one random expression, sensible or not: what the check of models would refuse must be refused by both engines, row by row.
 *
 * @param text the expression, for messages
 */
record RandomMapping(CanonicalModel model, String text) {
    static final String TABLE = "t";
    private static final Identifier KEY = new Identifier("k");
    private static final Identifier VALUE = new Identifier("v");
    private static final StructType PLACE = new StructType(
            List.of(field("city", Primitive.STRING), field("n", Primitive.INT), field("day", Primitive.DATE)));
    private static final List<Field> COLUMNS = List.of(
            field("a", Primitive.STRING),
            field("b", Primitive.STRING),
            field("i", Primitive.INT),
            field("dec", new DecimalType(12, 2)),
            field("day", Primitive.DATE),
            field("at", Primitive.TIMESTAMP),
            field("truth", Primitive.BOOLEAN),
            field("list", new ArrayType(Primitive.STRING)),
            field("place", PLACE),
            field("places", new ArrayType(PLACE)));
    private static final List<FieldType> TARGETS = List.of(
            Primitive.STRING,
            Primitive.STRING,
            Primitive.INT,
            Primitive.LONG,
            Primitive.DATE,
            Primitive.TIMESTAMP,
            Primitive.BOOLEAN,
            new DecimalType(12, 2),
            new EnumType(List.of("x", "A", "true")),
            new ArrayType(Primitive.STRING),
            new ArrayType(Primitive.INT),
            PLACE);
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "x",
            " x ",
            "A;b;",
            "1,5",
            "1.234,50",
            "-1.000",
            "+7",
            "12",
            "007",
            "31.01.2026",
            "30.02.2026",
            "2026-01-31",
            "2026-03-29 02:30",
            "2026-10-25 02:30",
            "20260131101112+0200",
            "J",
            "N",
            "true",
            "stra\u00dfe",
            "\u0130\u2003",
            "\ud83d\ude00;1",
            "1e3",
            "-",
            ",");
    private static final List<TextForm> FORMS = List.of(
            new TextForm.DateForm("dd.MM.yyyy"),
            new TextForm.DateForm("uuuu-MM-dd"),
            new TextForm.TimestampForm("yyyy-MM-dd HH:mm", Optional.of(ZoneId.of("Europe/Berlin"))),
            new TextForm.TimestampForm("yyyyMMddHHmmssXX", Optional.empty()),
            new TextForm.DecimalForm(",", Optional.of(".")),
            new TextForm.DecimalForm(".", Optional.empty()),
            new TextForm.BooleanForm(List.of("J", "true"), List.of("N", "")));

    static RandomMapping of(Random random) {
        FieldType type = pick(random, TARGETS);
        Expression expression = expression(random, 4);
        Field key = new Field(
                KEY, Primitive.STRING, false, Field.Classification.NONE, false, Optional.empty(), "", List.of());
        Map<Identifier, Expression> fields = new LinkedHashMap<>();
        fields.put(KEY, new Expression.From(KEY));
        fields.put(VALUE, expression);
        Identifier entity = new Identifier("e");
        return new RandomMapping(
                new CanonicalModel(
                        List.of(new Entity(
                                entity,
                                "",
                                Entity.Kind.THING,
                                List.of(KEY),
                                List.of(key, field("v", type)),
                                List.of())),
                        List.of(new Source(
                                new Identifier(TABLE),
                                "test",
                                Source.Format.ROW,
                                List.of(KEY),
                                Stream.concat(Stream.of(key), COLUMNS.stream()).toList(),
                                1,
                                List.of(new Source.Production(entity, fields)),
                                List.of()))),
                type + " from " + expression);
    }

    /** A row in which about half of the columns have a value. */
    static String row(Random random) {
        return "{\"k\":\"1\""
                + COLUMNS.stream()
                        .filter(column -> random.nextBoolean())
                        .map(column -> ",\"" + column.name() + "\":" + value(random, column.type()))
                        .collect(Collectors.joining())
                + "}";
    }

    private static String value(Random random, FieldType type) {
        if (type instanceof ArrayType array) {
            return IntStream.range(0, random.nextInt(4))
                    .mapToObj(each -> value(random, array.element()))
                    .collect(Collectors.joining(",", "[", "]"));
        } else if (type instanceof StructType struct) {
            return struct.fields().stream()
                    .filter(member -> random.nextBoolean())
                    .map(member -> "\"" + member.name() + "\":" + value(random, member.type()))
                    .collect(Collectors.joining(",", "{", "}"));
        } else if (type instanceof DecimalType) {
            return pick(random, List.of("1.5", "\"-0.00\"", "100"));
        }
        return switch ((Primitive) type) {
            case BOOLEAN -> String.valueOf(random.nextBoolean());
            case DATE -> "\"2026-01-31\"";
            case TIMESTAMP -> "\"2026-01-31T10:11:12+01:00\"";
            case STRING -> "\"" + pick(random, TEXTS) + "\"";
            default -> String.valueOf(random.nextInt(20) - 5);
        };
    }

    private static Expression expression(Random random, int depth) {
        if (depth == 0 || random.nextInt(5) == 0) {
            return origin(random);
        }
        Expression one = expression(random, depth - 1);
        return switch (random.nextInt(13)) {
            case 0 -> new Expression.Concat(List.of(one, expression(random, depth - 1)));
            case 1 -> new Expression.Coalesce(List.of(one, expression(random, depth - 1)));
            case 2 ->
                new Expression.MapCases(
                        one,
                        Map.of("x", "A", "12", "31.01.2026"),
                        random.nextBoolean() ? Optional.of("x") : Optional.empty());
            case 3 -> new Expression.Trim(one);
            case 4 -> new Expression.ChangeCase(one, pick(random, List.of(Expression.ChangeCase.Letters.values())));
            case 5 -> new Expression.NullIf(one, Set.of("", "x"));
            case 6 ->
                new Expression.Split(
                        one,
                        pick(random, List.of(";", ".", "x")),
                        random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(4) - 2));
            case 7, 8 -> new Expression.Parse(one, pick(random, FORMS));
            case 9 -> new Expression.Each(one, expression(random, depth - 1));
            case 10 ->
                new Expression.When(
                        condition(random), one, random.nextBoolean() ? Optional.of(origin(random)) : Optional.empty());
            case 11 -> new Expression.ArrayOf(List.of(one, origin(random)));
            default ->
                new Expression.StructOf(
                        Map.of(new Identifier("city"), one, new Identifier("n"), expression(random, depth - 1)));
        };
    }

    private static Expression origin(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new Expression.Const(pick(random, TEXTS));
            case 1 -> new Expression.Item(random.nextBoolean() ? List.of() : List.of(new Identifier("city")));
            case 2 ->
                new Expression.From(
                        new Identifier("place"),
                        List.of(pick(random, PLACE.fields()).name()));
            default -> new Expression.From(pick(random, COLUMNS).name());
        };
    }

    private static Condition condition(Random random) {
        Expression subject = origin(random);
        return switch (random.nextInt(3)) {
            case 0 -> new Condition.Absent(subject);
            case 1 -> new Condition.Present(subject);
            default -> new Condition.OneOf(subject, Set.of("x", "12", "true", "2026-01-31"));
        };
    }

    private static Field field(String name, FieldType type) {
        return new Field(
                new Identifier(name), type, true, Field.Classification.NONE, false, Optional.empty(), "", List.of());
    }

    private static <T> T pick(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
