package dev.onramp.reconcile.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.config.OnrampException;
import dev.onramp.config.Settings;
import dev.onramp.local.LocalStack;
import dev.onramp.local.Service;
import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.ArrayType;
import dev.onramp.model.FieldType.DecimalType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.FieldType.StructType;
import dev.onramp.model.Identifier;
import dev.onramp.reconcile.compare.Column;
import dev.onramp.reconcile.compare.RowScan;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against a real Trino. */
class TrinoViewIT {
    private static LocalStack stack;
    private static Settings settings;

    @BeforeAll
    static void start() throws SQLException {
        stack = LocalStack.temporary(Service.S3, Service.TRINO);
        settings = stack.settings();
        execute("create schema if not exists lake.views with (location = 's3://onramp-lake/views')", """
                create or replace view lake.views.every_wide as select * from (values
                  (varchar 'ü€𝄞', 7, bigint '9223372036854775807', decimal '12345678901234567.890', double '0.1', true, date '1899-12-31',
                   timestamp '2026-01-31 10:11:12.123', array[1, 2], cast(row('a"b', null) as row(x varchar, y integer))),
                  (varchar 'x', null, null, null, null, null, null, null, null, null)
                ) as t (id, small, large, amount, ratio, open, day, at, list, pair)
                """);
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void readsEveryTypeAsTheTextsOfTheContract() {
        RowScan scan = view("every_wide").open(columns());
        assertThat(scan.problems()).isEmpty();
        assertThat(rows(scan))
                .containsExactlyInAnyOrder(
                        List.of(
                                "ü€𝄞",
                                "7",
                                "9223372036854775807",
                                "12345678901234567.890",
                                "0.1",
                                "true",
                                "1899-12-31",
                                "2026-01-31T10:11:12.123000Z",
                                "[1,2]",
                                "{\"x\":\"a\\\"b\"}"),
                        Arrays.asList("x", null, null, null, null, null, null, null, null, null));
    }

    @Test
    void namesMissingUnexpectedAndWronglyTypedColumns() {
        List<Column> wanted = List.of(
                new Column("id", Primitive.STRING),
                new Column("day", Primitive.STRING),
                new Column("more", Primitive.INT));
        RowScan scan = view("every_wide").open(wanted);
        assertThat(scan.problems())
                .contains(
                        "the column day is date, expected STRING",
                        "the column more is missing",
                        "the column at is not expected")
                .hasSize(10);
        assertThat(rows(scan)).contains(Arrays.asList("x", null, null));
    }

    @Test
    void saysThatThereIsNoView() {
        assertThat(view("none_wide").open(columns()).problems()).containsExactly("there is no view views.none_wide");
    }

    @Test
    void saysThatTheCatalogIsUnknown() {
        TrinoView elsewhere = new TrinoView(
                settings.section("trino").getString("url").replaceAll("/[a-z]+$", "/nowhere"),
                "onramp",
                "views",
                "every_wide");
        assertThatThrownBy(() -> elsewhere.open(columns()))
                .isInstanceOf(OnrampException.class)
                .hasMessageContaining("ONR-R006")
                .hasMessageContaining("nowhere");
    }

    private static List<Column> columns() {
        return List.of(
                new Column("id", Primitive.STRING),
                new Column("small", Primitive.INT),
                new Column("large", Primitive.LONG),
                new Column("amount", new DecimalType(20, 3)),
                new Column("ratio", Primitive.DOUBLE),
                new Column("open", Primitive.BOOLEAN),
                new Column("day", Primitive.DATE),
                new Column("at", Primitive.TIMESTAMP),
                new Column("list", new ArrayType(Primitive.INT)),
                new Column("pair", new StructType(List.of(field("x", Primitive.STRING), field("y", Primitive.INT)))));
    }

    private static Field field(String name, FieldType type) {
        return new Field(
                new Identifier(name), type, true, Field.Classification.NONE, false, Optional.empty(), "", List.of());
    }

    private static TrinoView view(String name) {
        return new TrinoView(
                settings.section("trino").getString("url"),
                settings.section("trino").getString("user"),
                "views",
                name);
    }

    private static List<List<String>> rows(RowScan scan) {
        List<List<String>> rows = new ArrayList<>();
        try (scan) {
            scan.forEach(rows::add);
        }
        return rows;
    }

    private static void execute(String... statements) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(settings.section("trino").getString("url"), "onramp", null);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }
}
