package dev.onramp.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Messages as each tool's documentation shows them, with our columns inside, through the running pipeline. One stack serves all tests: each has a raw topic and
 * customers of its own.
 */
class ToolFormatsIT {
    private static final String KEY_SCHEMA =
            "{\"type\":\"struct\",\"fields\":[{\"type\":\"string\",\"optional\":false,\"field\":\"cust_num\"}],\"optional\":false,\"name\":\"PostgreSQL_server.public.cust.Key\"}";

    private static final String LABELS = """
            entities { label { key = [id], fields { id { type = string }, words { type = string, optional = true } } } }
            sources {
              raw_label {
                system = legacy-crm
                key = [id]
                version = 1
                fields { id { type = string }, words { type = string, optional = true } }
                produces {
                  label { id { from = id }, words { java = com.customer.Shout, with = [{ from = words }, { const = "!" }] } }
                }
                examples = [{ in { id = "1", words = "x" }, out { label { id = "1", words = "X!" } } }]
              }
            }
            """;

    @TempDir
    private static Path folder;

    private static Stack stack;

    @BeforeAll
    static void start() throws IOException {
        Path model = Files.createDirectory(folder.resolve("model"));
        Files.copy(Path.of("src/test/resources/model-tools/tools.conf"), model.resolve("tools.conf"));
        Files.writeString(model.resolve("labels.conf"), LABELS);
        FunctionJar.write(model, "com.customer.Shout", FunctionJar.SHOUT);
        stack = Stack.up(folder.resolve("data"), model);
    }

    @AfterAll
    static void wipe() {
        if (stack != null) {
            stack.wipe();
        }
    }

    @Test
    void takesPlainRows() {
        feed("raw_cust_row", Messages.of("row.txt"));

        assertThat(stack.verifiedAccount("raw_cust_row"))
                .isEqualTo(Map.of("input", 7L, "applied", 5L, "superseded", 1L, "duplicate", 1L));
        assertCustomers(
                1,
                "1001|Active|CUST1001|t|1300.00|4|2026-01-31 10:11:13+00|Ada King|Female|1815-12-10|update",
                "1002|New|CUST1002||||||||update");
    }

    @Test
    void takesMessagesOfDebezium() {
        feed("raw_cust_debezium", Messages.of("debezium.txt"));

        // Skipped: two tombstones, a heartbeat, two marks of a transaction, a logical decoding message.
        assertThat(stack.verifiedAccount("raw_cust_debezium"))
                .isEqualTo(Map.of("input", 14L, "applied", 8L, "skipped", 6L));
        assertCustomers(
                2,
                "2002|Closed|CUST2002|||||George Bailey|Male|1970-01-01|update",
                "2009|Active|CUST2009|t|250.75|2|2026-01-31 10:11:12.5+00|Anne Marie Kretchmar|Female|1960-01-02|create");
    }

    @Test
    void takesMessagesOfDebeziumWithTheirSchema() {
        String schema =
                Messages.text("debezium-schema.json").replace("COLUMNS", Messages.text("debezium-columns.json"));
        feed("raw_cust_debezium_schema", Messages.of("debezium-payloads.txt").wrapped(KEY_SCHEMA, schema));

        assertThat(stack.verifiedAccount("raw_cust_debezium_schema"))
                .isEqualTo(Map.of("input", 5L, "applied", 4L, "skipped", 1L));
        assertCustomers(
                3,
                "3001|Active|CUST3001|f|-2.00|8|2026-02-01 10:11:12.000001+00|Sally Miller|Female|2016-02-15|update");
    }

    @Test
    void takesMessagesOfDms() {
        feed("raw_cust_dms", Messages.of("dms.txt"));

        // Skipped: control records.
        assertThat(stack.verifiedAccount("raw_cust_dms")).isEqualTo(Map.of("input", 8L, "applied", 6L, "skipped", 2L));
        assertCustomers(
                4,
                "4001|Active|CUST4001|f|100.75|2|2026-01-31 10:11:12+00|Val Sixty-One|Nonbinary|1960-01-02|update",
                "4009|Closed|CUST4009|||||Val Sixtytwo|||create");
    }

    @Test
    void takesMessagesOfGoldenGate() {
        feed("raw_cust_goldengate", Messages.of("goldengate.txt"));

        assertThat(stack.verifiedAccount("raw_cust_goldengate"))
                .isEqualTo(Map.of("input", 8L, "applied", 6L, "duplicate", 1L, "dead_lettered", 1L));
        assertCustomers(
                5,
                "5001|Active|CUST5001|t|99.95|2|2026-01-31 10:11:10.123456+00|BG SOFTWARE CO.||1960-01-02|update",
                "5009|Closed|CUST5009|||||ROCKY FLYER INC.|Male||create");
    }

    @Test
    void takesMessagesOfMaxwell() {
        feed("raw_cust_maxwell", Messages.of("maxwell.txt"));

        // Skipped: the two marks of the bootstrap, the change of the table.
        assertThat(stack.verifiedAccount("raw_cust_maxwell"))
                .isEqualTo(Map.of("input", 9L, "applied", 6L, "skipped", 3L));
        assertCustomers(
                6,
                "6001|Active|CUST6001|t|5.44|2|2026-01-31 10:11:12+00|Hello World|Female|1960-01-02|update",
                "6009|Closed|CUST6009|||||Bootstrap!|||create");
    }

    @Test
    void tellsThemApartOnOneTopic() {
        feed("raw_cust_auto", Messages.of("auto.txt"));

        // Skipped: a tombstone, a control record, a created database.
        assertThat(stack.verifiedAccount("raw_cust_auto"))
                .isEqualTo(Map.of("input", 11L, "applied", 6L, "skipped", 3L, "dead_lettered", 2L));
        assertCustomers(
                7,
                "7001|New|CUST7001|||||Plain Row|||update",
                "7002|Active|CUST7002|||||By Debezium wrapped||1970-01-02|update",
                "7003|New|CUST7003|||||By DMS|||create",
                "7004|New|CUST7004|||||BY GOLDENGATE|||create",
                "7005|New|CUST7005|||||By Maxwell|||create");
    }

    /** The function's own class loader, the verification's, and those of the command line find it in the model's folder. */
    @Test
    void callsAFunctionFromTheModelsJar() {
        new Messages(List.of(new Messages.Message("1", "{\"id\":\"1\",\"words\":\"hello\"}")))
                .produce(stack.broker(), "raw_label");

        assertThat(stack.verifiedAccount("raw_label")).isEqualTo(Map.of("input", 1L, "applied", 1L));
        assertThat(stack.postgres("select words from canonical.label")).containsExactly("HELLO!");
        assertThat(stack.onramp("model", "check").exitCode()).isZero();
    }

    private static void feed(String topic, Messages messages) {
        messages.produce(stack.broker(), topic);
    }

    /** The customers with their persons in PostgreSQL, and the same in the lakehouse's view. */
    private static void assertCustomers(int series, String... rows) {
        String these = " where c.customer_number like '" + series + "%' order by 1";
        assertThat(stack.postgres("select c.customer_number, c.status, c.party_id, c.vip, c.credit, c.visits,"
                        + " c.changed_at, p.name, p.gender, p.born, c._op"
                        + " from canonical.customer c join canonical.individual p on p.id = c.party_id" + these))
                .containsExactly(rows);
        assertThat(stack.trino(
                        "select customer_number || '|' || status || '|' || coalesce(cast(credit as varchar), '') || '|'"
                                + " || coalesce(name, '') || '|' || coalesce(cast(born as varchar), '') from views.customer_wide c"
                                + these))
                .containsExactlyElementsOf(
                        List.of(rows).stream().map(ToolFormatsIT::inLakehouse).toList());
    }

    private static String inLakehouse(String row) {
        String[] cells = row.split("\\|", -1);
        return String.join("|", cells[0], cells[1], cells[4], cells[7], cells[9]);
    }
}
