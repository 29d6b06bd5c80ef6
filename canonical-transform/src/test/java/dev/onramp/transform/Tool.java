package dev.onramp.transform;

import static dev.onramp.transform.Fixtures.optional;
import static dev.onramp.transform.Fixtures.required;
import static dev.onramp.transform.Fixtures.secret;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.Expression;
import dev.onramp.model.Expression.From;
import dev.onramp.model.Field;
import dev.onramp.model.FieldType.DecimalType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.Identifier;
import dev.onramp.model.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells one change in the words of each tool. */
enum Tool {
    ROW(Source.Format.ROW),
    DEBEZIUM_WITH_SCHEMA(Source.Format.DEBEZIUM),
    DEBEZIUM(Source.Format.DEBEZIUM),
    DMS(Source.Format.DMS),
    GOLDENGATE(Source.Format.GOLDENGATE),
    MAXWELL(Source.Format.MAXWELL);

    /** A row of the table that all tools tell about. */
    record Person(String id, String name, boolean active) {
        static final String PIN = "98765";
    }

    private static final long SECONDS = 1_769_854_272L;
    private static final String SCHEMA = """
            {"type":"struct","fields":[%s,%s,{"type":"struct","fields":[],"optional":false,"name":"io.debezium.connector.postgresql.Source","field":"source"},\
            {"type":"string","optional":false,"field":"op"},{"type":"int64","optional":true,"field":"ts_ms"}],"optional":false,"name":"legacy.public.t.Envelope"}""";
    private static final String IMAGE_SCHEMA = """
            {"type":"struct","fields":[{"type":"string","optional":false,"field":"id"},{"type":"string","optional":true,"field":"name"},\
            {"type":"boolean","optional":true,"field":"active"},{"type":"int32","optional":true,"name":"io.debezium.time.Date","version":1,"field":"born"},\
            {"type":"int64","optional":true,"name":"io.debezium.time.MicroTimestamp","version":1,"field":"seen"},\
            {"type":"bytes","optional":true,"name":"org.apache.kafka.connect.data.Decimal","version":1,"parameters":{"scale":"2","connect.decimal.precision":"7"},"field":"owes"},\
            {"type":"int32","optional":true,"field":"points"},{"type":"string","optional":true,"field":"pin"}],"optional":true,"name":"legacy.public.t.Value","field":"%s"}""";

    private final Source.Format format;

    Tool(Source.Format format) {
        this.format = format;
    }

    Source.Format format() {
        return format;
    }

    static CanonicalModel model(Source.Format format, Source.Order order) {
        List<Field> columns = List.of(
                required("id", Primitive.STRING),
                optional("name", Primitive.STRING),
                optional("active", Primitive.BOOLEAN),
                optional("born", Primitive.DATE),
                optional("seen", Primitive.TIMESTAMP),
                optional("owes", new DecimalType(7, 2)),
                optional("points", Primitive.INT),
                secret("pin", Primitive.STRING));
        List<Field> fields = columns.subList(0, 7);
        List<Identifier> key = List.of(new Identifier("id"));
        Map<Identifier, Expression> mapping = new LinkedHashMap<>();
        fields.forEach(each -> mapping.put(each.name(), new From(each.name())));
        Entity entity = new Entity(new Identifier("e"), "", Entity.Kind.THING, key, fields, List.of());
        Source source = new Source(
                new Identifier("t"),
                "legacy",
                format,
                order,
                key,
                columns,
                1,
                List.of(new Source.Production(entity.name(), mapping)),
                List.of());
        return new CanonicalModel(List.of(entity), List.of(source));
    }

    String inserted(int number, Person row) {
        return message(number, 'c', null, row);
    }

    String read(int number, Person row) {
        return message(number, 'r', null, row);
    }

    String updated(int number, Person old, Person row) {
        return message(number, 'u', old, row);
    }

    String deleted(int number, Person old) {
        return message(number, 'd', old, null);
    }

    private String message(int number, char op, Person old, Person now) {
        Person row = now == null ? old : now;
        String before = old == null ? "null" : image(old);
        String after = now == null ? "null" : image(now);
        return switch (this) {
            case ROW ->
                "{\"__op\":\"%c\",\"__seq\":%d,\"__ts_ms\":%d,%s"
                        .formatted(op, number, SECONDS * 1000, image(row).substring(1));
            case DEBEZIUM -> debezium(number, op, before, after);
            case DEBEZIUM_WITH_SCHEMA ->
                "{\"schema\":%s,\"payload\":%s}"
                        .formatted(
                                SCHEMA.formatted(IMAGE_SCHEMA.formatted("before"), IMAGE_SCHEMA.formatted("after")),
                                debezium(number, op, before, after));
            case DMS ->
                """
                    {"data":%s,%s"metadata":{"timestamp":"2026-01-31T10:11:13.983670Z","record-type":"data","operation":"%s","partition-key-type":"primary-key",\
                    "schema-name":"public","table-name":"t","transaction-id":1139,"transaction-record-id":%d,"stream-position":"00000002/7C007178.3.00000002/7C007178",\
                    "commit-timestamp":"2026-01-31T10:11:12.000000Z"}}""".formatted(
                                image(row),
                                op == 'u' ? "\"before-image\":" + before + "," : "",
                                Map.of('c', "insert", 'u', "update", 'd', "delete", 'r', "load")
                                        .get(op),
                                number);
            case GOLDENGATE ->
                """
                    {"table":"LEGACY.T","op_type":"%s","op_ts":"2026-01-31 10:11:12.000000","current_ts":"2026-01-31T10:11:17.899000","pos":"%020d","primary_keys":["ID"],\
                    "tokens":{"L":"206080450","6":"9.0.80330","R":"AADPkvAAEAAEqLzAAC"},"before":%s,"after":%s}""".formatted(Map.of('c', "I", 'u', "U", 'd', "D", 'r', "I").get(op), 4338 + number, before, after);
            case MAXWELL ->
                """
                    {"database":"legacy","table":"t","type":"%s","ts":%d,"xid":23396,"commit":true,"position":"master.000006:%d","server_id":23042,"thread_id":108,\
                    "data":%s%s}""".formatted(
                                Map.of('c', "insert", 'u', "update", 'd', "delete", 'r', "bootstrap-insert")
                                        .get(op),
                                SECONDS,
                                800_911 + number,
                                image(row),
                                op == 'u' ? ",\"old\":" + before : "");
        };
    }

    private static String debezium(int number, char op, String before, String after) {
        return """
                {"before":%s,"after":%s,"source":{"version":"3.6.1.Final","connector":"postgresql","name":"legacy","ts_ms":%d,"snapshot":"%s","db":"legacy",\
                "sequence":"[\\"24023119\\",\\"24023128\\"]","schema":"public","table":"t","txId":555,"lsn":%d,"xmin":null},"transaction":null,"op":"%c","ts_ms":%d}""".formatted(
                        before,
                        after,
                        SECONDS * 1000,
                        op == 'r' ? "true" : "false",
                        24_023_128 + number,
                        op,
                        SECONDS * 1000 + 400);
    }

    private String image(Person row) {
        boolean debezium = format == Source.Format.DEBEZIUM;
        boolean numbers = this == DMS || this == MAXWELL;
        Map<String, String> members = new LinkedHashMap<>();
        members.put("id", quoted(row.id()));
        members.put("name", row.name() == null ? "null" : quoted(row.name()));
        members.put(
                "active",
                this == MAXWELL
                        ? row.active() ? "1" : "0"
                        : this == GOLDENGATE ? row.active() ? "\"1\"" : "\"0\"" : "" + row.active());
        members.put("born", debezium ? "20484" : quoted(this == GOLDENGATE ? "2026-01-31 00:00:00" : "2026-01-31"));
        members.put(
                "seen",
                this == DEBEZIUM_WITH_SCHEMA
                        ? "1769854272123456"
                        : quoted(
                                switch (this) {
                                    case GOLDENGATE -> "2026-01-31 10:11:12.123456000";
                                    case MAXWELL -> "2026-01-31 10:11:12.123456";
                                    default -> "2026-01-31T10:11:12.123456Z";
                                }));
        // 0x04E2 = 1250
        members.put("owes", this == DEBEZIUM_WITH_SCHEMA ? quoted("BOI=") : numbers ? "12.5" : quoted("12.50"));
        members.put("points", this == GOLDENGATE ? quoted("5") : "5");
        members.put("pin", quoted(Person.PIN));
        return members.entrySet().stream()
                .map(each ->
                        quoted(this == GOLDENGATE ? each.getKey().toUpperCase(java.util.Locale.ROOT) : each.getKey())
                                + ":" + each.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
