package dev.onramp.ingest.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.ingest.IngestSettings;
import dev.onramp.local.LocalStack;
import dev.onramp.local.Service;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** What is written is what a real PostgreSQL reads. */
class BinaryCopyIT {
    private static LocalStack stack;
    private static IngestSettings.Postgres settings;

    @BeforeAll
    static void start() {
        stack = LocalStack.temporary(Service.POSTGRES);
        settings = IngestSettings.of(stack.settings()).postgres();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void decimals() throws SQLException {
        List<String> values = List.of(
                "0",
                "0.00",
                "1",
                "-1",
                "0.01",
                "-0.0001",
                "0.00001",
                "9999",
                "10000",
                "99990000",
                "10000.0001",
                "-12345678.90",
                "999999999999999999",
                "0.000000000000000001",
                "99999999999999999999999999999999999999",
                "123456789012345678901234567890.12345678",
                "-100000000000000000000000000000000000.01");
        assertThat(stored("numeric", values, (copy, value) -> copy.numeric(new BigDecimal(value))))
                .isEqualTo(values);
    }

    @Test
    void numbersAndBooleans() throws SQLException {
        assertThat(stored("integer", List.of(0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE), BinaryRows::integer))
                .containsExactly("0", "-1", "-2147483648", "2147483647");
        assertThat(stored("bigint", List.of(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE), BinaryRows::bigint))
                .containsExactly("0", "-1", "-9223372036854775808", "9223372036854775807");
        assertThat(stored("double precision", List.of(0.5, -1e300, 0.1), BinaryRows::doublePrecision))
                .containsExactly("0.5", "-1e+300", "0.1");
        assertThat(stored("boolean", List.of(true, false), BinaryRows::bool)).containsExactly("true", "false");
    }

    @Test
    void daysAndMoments() throws SQLException {
        List<String> days = List.of("1970-01-01", "1969-12-31", "1999-12-31", "2000-02-29", "1000-01-01", "9999-12-31");
        assertThat(stored(
                        "date",
                        days,
                        (copy, day) -> copy.date((int) LocalDate.parse(day).toEpochDay())))
                .isEqualTo(days);
        List<String> moments = List.of(
                "1970-01-01T00:00:00.000000Z",
                "1969-12-31T23:59:59.999999Z",
                "2000-01-01T00:00:00.000001Z",
                "9999-12-31T23:59:59.999999Z",
                "1000-01-01T00:00:00.000000Z");
        assertThat(stored("timestamp with time zone", moments, (copy, moment) -> {
                    Instant at = Instant.parse(moment);
                    copy.timestamptz(at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000);
                }))
                .containsExactly(
                        "1970-01-01 00:00:00+00",
                        "1969-12-31 23:59:59.999999+00",
                        "2000-01-01 00:00:00.000001+00",
                        "9999-12-31 23:59:59.999999+00",
                        "1000-01-01 00:00:00+00");
    }

    @Test
    void textsOfAnyLengthAndJson() throws SQLException {
        List<String> texts = List.of("", "a\\b\tc\nd\re\\N", "Zürich 😀", "x".repeat(200_000), "after");
        assertThat(stored("text", texts, (copy, text) -> copy.text(text.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(texts);
        assertThat(stored(
                        "jsonb",
                        List.of("{\"city\":\"Ü\\\"\"}", "[1,2]"),
                        (copy, json) -> copy.jsonb(json.getBytes(StandardCharsets.UTF_8))))
                .containsExactly("{\"city\": \"Ü\\\"\"}", "[1, 2]");
    }

    @Test
    void nothingAndNoRowAtAll() throws SQLException {
        List<String> none = new ArrayList<>();
        none.add(null);
        assertThat(stored("text", List.of("any"), (copy, any) -> copy.empty())).isEqualTo(none);
        assertThat(stored("text", List.<String>of(), (copy, any) -> copy.empty()))
                .isEmpty();
    }

    private static <T> List<String> stored(String type, List<T> values, BiConsumer<BinaryRows, T> write)
            throws SQLException {
        try (Connection connection = PostgresConnections.open(settings);
                Statement statement = connection.createStatement()) {
            statement.execute("set time zone 'UTC'");
            statement.execute("create temporary table stored (number integer, value " + type + ")");
            BinaryCopy copy = new BinaryCopy(connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy stored (number, value) from stdin (format binary)"));
            BinaryRows rows = new BinaryRows();
            for (int i = 0; i < values.size(); i++) {
                int begin = rows.length();
                rows.row(2);
                rows.integer(i);
                write.accept(rows, values.get(i));
                copy.send(rows.bytes(), begin, rows.length());
            }
            copy.end();
            List<String> texts = new ArrayList<>();
            try (ResultSet found = statement.executeQuery("select value::text from stored order by number")) {
                while (found.next()) {
                    texts.add(found.getString(1));
                }
            }
            return texts;
        }
    }
}
