package dev.onramp.endtoend;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.Expression;
import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.DecimalType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.Identifier;
import dev.onramp.model.SchemaDrift;
import dev.onramp.model.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Messages as the tools write them, with one thing or another wrong: members that are missing, of another type, there twice in other letters or unknown, values
 * that are not told, wrappers around what is none. Most are valid, so that both outcomes are seen.
 */
final class RandomMessage {
    static final String TABLE = "t";
    private static final List<Field> COLUMNS = List.of(
            column("k", Primitive.STRING, false),
            column("j", Primitive.INT, false),
            column("must", Primitive.STRING, false),
            column("a", Primitive.STRING, true),
            column("a_ismissing", Primitive.STRING, true),
            column("i", Primitive.LONG, true),
            column("truth", Primitive.BOOLEAN, true),
            column("day", Primitive.DATE, true),
            column("at", Primitive.TIMESTAMP, true),
            column("owes", new DecimalType(7, 2), true));
    private static final List<String> ANYTHING = List.of(
            "null",
            "true",
            "7",
            "-1.5",
            "\"\"",
            "\"x\"",
            "[]",
            "{}",
            "[{}]",
            "\"__debezium_unavailable_value\"",
            "1e3",
            "18446744073709551616");
    private static final List<String> MOMENTS = List.of(
            "\"2026-01-31T10:11:12Z\"",
            "\"2026-01-31 10:11:12.123456\"",
            "\"2026-01-31:10:11:12.123456000\"",
            "\"2026-01-31T10:11:12+01:00\"",
            "\"2026-01-31T10:11:12.\"",
            "\"2026-01-31 10:11\"",
            "\"2026-01-31t10:11:12z\"",
            "\"2026-01-31 10:11:12.1234567\"",
            "\"2026-01-31T24:00:00Z\"",
            "\"2026-01-31T10:11:60Z\"",
            "\"0000-01-31T10:11:12Z\"",
            "\"1960-01-31T10:11:12Z\"",
            "\"2026-01-31\"",
            "1769854272123456");
    private static final List<String> DAYS = List.of(
            "\"2026-01-31\"",
            "20484",
            "-1",
            "\"2026-01-31 00:00:00\"",
            "\"2026-01-31T00:00:00.000Z\"",
            "\"2026-01-31:00:00:00.\"",
            "\"2026-01-31 00:00:01\"",
            "\"2026-02-30\"",
            "4000000",
            "-800000",
            "9999999999999999999");
    private static final List<String> NUMBERS = List.of(
            "5",
            "\"5\"",
            "\"007\"",
            "\"-0\"",
            "-0",
            "5.0",
            "\"5.0\"",
            "12.50",
            "\"12.505\"",
            "\"1e1\"",
            "1E+1",
            "\"+5\"",
            "\" 5\"",
            "\"\"");
    private static final List<String> SEMANTICS = List.of(
            "io.debezium.time.Date",
            "org.apache.kafka.connect.data.Date",
            "io.debezium.time.Timestamp",
            "io.debezium.time.MicroTimestamp",
            "io.debezium.time.NanoTimestamp",
            "org.apache.kafka.connect.data.Timestamp",
            "org.apache.kafka.connect.data.Decimal",
            "io.debezium.time.ZonedTimestamp",
            "");

    private final Random random;
    /** Of the message that is being made: 0 for none, else in how many times as many places as with 1 something is wrong. */
    private int faults;

    RandomMessage(Random random) {
        this.random = random;
    }

    /** Two entities: one with the whole key of the source, one with a part of it. */
    static CanonicalModel model(Source.Format format, Source.Order order, SchemaDrift drift) {
        List<Identifier> key = List.of(new Identifier("k"), new Identifier("j"));
        Identifier whole = new Identifier("whole");
        Identifier part = new Identifier("part");
        List<Field> partFields = List.of(COLUMNS.get(0), COLUMNS.get(3));
        return new CanonicalModel(
                List.of(
                        new Entity(part, "", Entity.Kind.THING, key.subList(0, 1), partFields, List.of()),
                        new Entity(whole, "", Entity.Kind.THING, key, COLUMNS, List.of())),
                List.of(new Source(
                        new Identifier(TABLE),
                        "test",
                        format,
                        order,
                        key,
                        COLUMNS,
                        1,
                        List.of(
                                new Source.Production(part, copied(partFields)),
                                new Source.Production(whole, copied(COLUMNS))),
                        List.of(),
                        drift)));
    }

    String next() {
        faults = pick(List.of(0, 1, 1, 4));
        String message = switch (random.nextInt(6)) {
            case 0 -> debezium();
            case 1 -> debezium();
            case 2 -> dms();
            case 3 -> goldenGate();
            case 4 -> maxwell();
            default -> wrong(20) ? pick(ANYTHING) : image(5, "\"__op\":" + pick(List.of("\"u\"", "\"d\"", "\"c\"")));
        };
        if (!rarely(4)) {
            return message;
        }
        return "{\"schema\":" + (faults == 0 || random.nextBoolean() ? "null" : schema()) + ",\"payload\":" + message
                + (wrong(8) ? ",\"more\":1}" : "}");
    }

    private String debezium() {
        if (rarely(12)) {
            return object(
                    some("ts_ms", "1769854272000", 2),
                    some("ts_us", "1", 3),
                    some("status", "\"BEGIN\"", 2),
                    some("id", "\"1\"", 2),
                    some("event_count", "null", 2),
                    some("data_collections", "null", 2),
                    some("op", "null", 6),
                    some("source", "{}", 3),
                    some("ddl", "\"\"", 3));
        }
        String source = object(
                most("connector", pick(List.of("\"postgresql\"", "\"mysql\"", "\"oracle\"", "\"db2\"", "\"mariadb\""))),
                most("lsn", "24023128"),
                most(
                        "file",
                        right(List.of("\"bin.000003\"", "\"000003\"", "\"bin.x\"", "\"bin.999999999\"", "\"a:b.7\""))),
                most("pos", right(List.of("154", "10000000000", "-1"))),
                some("row", right(List.of("0", "7", "9223372036854775807", "null")), 2),
                most("scn", right(List.of("\"12\"", "12", "\"x\""))),
                some("ts_ms", right(List.of("1769854272000", "null", "-1", "253402300800000")), 2));
        return object(
                most("op", pick(List.of("\"c\"", "\"u\"", "\"u\"", "\"d\"", "\"r\"", "\"m\"", "\"x\""))),
                most("source", source),
                most("ts_ms", "1769854272300"),
                most("before", image(3, "")),
                most("after", image(3, "")));
    }

    private String dms() {
        String metadata = object(
                most("record-type", pick(List.of("\"data\"", "\"data\"", "\"data\"", "\"control\"", "\"x\""))),
                most(
                        "operation",
                        pick(List.of(
                                "\"insert\"", "\"update\"", "\"update\"", "\"delete\"", "\"load\"", "\"add-column\""))),
                some("commit-timestamp", right(MOMENTS), 2),
                some("timestamp", right(MOMENTS), 2),
                some("transaction-record-id", right(List.of("1", "null", "\"1\"", "-1")), 2),
                most(
                        "stream-position",
                        right(List.of(
                                "\"00000002/7C007178.3.00000002/7C007178\"",
                                "\"FFFFFFFF/7C007178\"",
                                "\"mysql-bin.000003:154:3:1:8:mysql-bin.000003:15\"",
                                "\"bin.3:10000000000\"",
                                "\"bin.3:00000000154\"",
                                "\"123456789012345678\"",
                                "\"1234567890123456789\"",
                                "77",
                                "1.5",
                                "\"/\""))));
        return object(most("data", image(3, "")), some("before-image", image(2, ""), 2), most("metadata", metadata));
    }

    private String goldenGate() {
        return object(
                most("table", "\"GG.T\""),
                most("op_type", pick(List.of("\"I\"", "\"U\"", "\"U\"", "\"D\"", "\"X\""))),
                most("op_ts", right(MOMENTS)),
                most(
                        "pos",
                        right(List.of("\"00000000000000001444\"", "\"99999999999999999999\"", "\"\"", "7", "\"0x1\""))),
                most("before", image(8, "")),
                most("after", image(8, "")));
    }

    private String maxwell() {
        return object(
                most("database", "\"d\""),
                most("table", "\"t\""),
                most(
                        "type",
                        pick(List.of(
                                "\"insert\"",
                                "\"update\"",
                                "\"update\"",
                                "\"delete\"",
                                "\"bootstrap-insert\"",
                                "\"bootstrap-start\"",
                                "\"table-alter\"",
                                "\"x\""))),
                most("ts", right(List.of("1769854272", "253402300800", "-1", "1.5"))),
                most(
                        "position",
                        right(List.of("\"m.000006:800911\"", "\"m.6\"", "\"m.6:1:2\"", "\"m.6:1.2\"", "\"m.6:1\\n\""))),
                some("commit", right(List.of("true", "false", "1")), 2),
                some("xoffset", right(List.of("0", "null", "9223372036854775807")), 3),
                most("data", image(3, "")),
                some("old", image(2, ""), 2));
    }

    /** @param often of that many columns, about one is wrong or left out */
    private String image(int often, String first) {
        List<String> members = new ArrayList<>();
        if (!first.isEmpty()) {
            members.add(first);
        }
        for (Field column : COLUMNS) {
            String name = column.name().value();
            String spelt = rarely(4) ? name.toUpperCase(Locale.ROOT) : name;
            if (column.optional() ? !rarely(often) : !wrong(often * 4)) {
                members.add("\"" + spelt + "\":" + (wrong(15) ? pick(ANYTHING) : value(column.type())));
            }
            if (wrong(40)) {
                members.add("\"" + (spelt.equals(name) ? name.toUpperCase(Locale.ROOT) : name) + "\":"
                        + (random.nextBoolean() ? value(column.type()) : pick(ANYTHING)));
            }
            if (wrong(12)) {
                members.add(
                        "\"" + spelt + "_isMissing\":" + pick(List.of("true", "true", "false", "null", "\"true\"")));
            }
        }
        if (wrong(20)) {
            // A Kelvin sign is no K.
            members.add(pick(
                    List.of("\"more\":{\"k\":1}", "\"\u212a\":1", "\"more_isMissing\":true", "\"_isMissing\":true")));
        }
        return "{" + String.join(",", members) + "}";
    }

    private String value(FieldType type) {
        if (wrong(8)) {
            return pick(List.of("null", "\"__debezium_unavailable_value\""));
        }
        if (type instanceof DecimalType) {
            return wrong(4) ? pick(List.of("\"BOI=\"", "\"\"", "\"/zg\"", "\"AA==\"")) : right(NUMBERS);
        }
        return switch ((Primitive) type) {
            case STRING -> pick(List.of("\"x\"", "\"x\"", "\"y\"", "\"2026-01-31\""));
            case INT, LONG -> wrong(3) ? pick(NUMBERS) : pick(List.of("1", "1", "2"));
            case BOOLEAN ->
                right(List.of("true", "false", "0", "1", "\"1\"", "\"true\"", "2", "\"TRUE\"", "1.0", "\"01\""));
            case DATE -> right(DAYS);
            default -> right(MOMENTS);
        };
    }

    private String schema() {
        return Stream.of("before", "after", "after")
                .filter(each -> !rarely(6))
                .map(image -> COLUMNS.stream()
                        .filter(each -> random.nextBoolean())
                        .map(each -> "{\"field\":\"" + each.name() + "\",\"name\":\"" + pick(SEMANTICS)
                                + "\",\"parameters\":{\"scale\":"
                                + pick(List.of("\"2\"", "\"0\"", "2", "\"-1\"", "\"1001\"", "\"x\"")) + "}}")
                        .collect(Collectors.joining(",", "{\"field\":\"" + image + "\",\"fields\":[", "]}")))
                .distinct()
                .collect(Collectors.joining(",", "{\"type\":\"struct\",\"fields\":[", "]}"));
    }

    private String most(String name, String value) {
        return some(name, value, 40, 40);
    }

    /** There in one of so many cases left out, and of another type seldom. */
    private String some(String name, String value, int absent) {
        return some(name, value, absent, 30);
    }

    private String some(String name, String value, int absent, int type) {
        boolean left = absent > 10 ? wrong(absent / 4) : rarely(absent);
        return left ? "" : "\"" + name + "\":" + (wrong(type / 4) ? pick(ANYTHING) : value);
    }

    private static String object(String... members) {
        return Stream.of(members).filter(each -> !each.isEmpty()).collect(Collectors.joining(",", "{", "}"));
    }

    /** One in so many places, with most faults. */
    private boolean wrong(int in) {
        return random.nextInt(in * 4) < faults;
    }

    /** The first is right, the others mostly are not. */
    private String right(List<String> choices) {
        return wrong(3) ? pick(choices) : choices.get(0);
    }

    private boolean rarely(int in) {
        return random.nextInt(in) == 0;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static Map<Identifier, Expression> copied(List<Field> fields) {
        Map<Identifier, Expression> mapping = new LinkedHashMap<>();
        fields.forEach(each -> mapping.put(each.name(), new Expression.From(each.name())));
        return mapping;
    }

    private static Field column(String name, FieldType type, boolean optional) {
        return new Field(
                new Identifier(name),
                type,
                optional,
                Field.Classification.NONE,
                false,
                Optional.empty(),
                "",
                List.of());
    }
}
