package dev.onramp.views.trino;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResultFormatTest {
    private static final List<ResultColumn> COLUMNS =
            List.of(new ResultColumn("name", "varchar"), new ResultColumn("amount", "decimal(5,2)"));

    @Test
    void aTableStandsInColumnsAndShowsNulls() throws IOException {
        assertThat(written(
                        ResultFormat.TABLE,
                        COLUMNS,
                        row("Ada", new BigDecimal("1.50")),
                        row(null, new BigDecimal("100.00")),
                        row("", null)))
                .isEqualTo("""
                        name | amount
                        -----+-------
                        Ada  |   1.50
                        NULL | 100.00
                             |   NULL
                        """);
    }

    @Test
    void aTableWithoutRowsIsItsHeader() throws IOException {
        assertThat(written(ResultFormat.TABLE, COLUMNS)).isEqualTo("name | amount\n-----+-------\n");
    }

    @Test
    void dataCannotSteerTheTerminal() throws IOException {
        assertThat(written(ResultFormat.TABLE, COLUMNS, row("a\u001b[2Jb\nc", null)))
                .contains("a\\u001b[2Jb\\nc");
    }

    @Test
    void aLongTableKeepsTheWidthsOfItsBeginning() throws IOException {
        var rows = IntStream.range(0, 1_500)
                .mapToObj(i -> row("r" + i, BigDecimal.ONE))
                .toList();

        List<String> lines = written(ResultFormat.TABLE, COLUMNS, rows).lines().toList();

        assertThat(lines).hasSize(1_502).last().isEqualTo("r1499 |      1");
    }

    @Test
    void csvQuotesWhatItMustAndTellsNullFromEmpty() throws IOException {
        assertThat(written(
                        ResultFormat.CSV,
                        COLUMNS,
                        row("say \"hi\", you", new BigDecimal("1E+2")),
                        row("", null),
                        row(null, null),
                        row("two\nlines", null)))
                .isEqualTo("name,amount\r\n\"say \"\"hi\"\", you\",100\r\n\"\",\r\n,\r\n\"two\nlines\",\r\n");
    }

    @Test
    void jsonIsOneArrayOfObjectsWithTypes() throws IOException {
        var nested = new LinkedHashMap<String, Object>();
        nested.put("at", "2026-01-31T10:11:12.000");
        nested.put("note", null);
        var columns = List.of(
                new ResultColumn("a", "bigint"),
                new ResultColumn("a", "boolean"),
                new ResultColumn("d", "decimal(38,10)"),
                new ResultColumn("x", "double"),
                new ResultColumn("list", "array(row(at timestamp(3), note varchar))"));

        assertThat(written(
                        ResultFormat.JSON,
                        columns,
                        row(9007199254740993L, true, new BigDecimal("0.0000000001"), Double.NaN, List.of(nested)),
                        row(1L, null, null, 1.5, List.of())))
                .isEqualTo("""
                        [
                        {"a":9007199254740993,"a_2":true,"d":0.0000000001,"x":"NaN","list":[{"at":"2026-01-31T10:11:12.000","note":null}]},
                        {"a":1,"a_2":null,"d":null,"x":1.5,"list":[]}
                        ]
                        """);
    }

    @Test
    void jsonWithoutRowsIsAnEmptyArray() throws IOException {
        assertThat(written(ResultFormat.JSON, COLUMNS)).isEqualTo("[\n]\n");
        assertThat(written(ResultFormat.NDJSON, COLUMNS)).isEmpty();
    }

    @Test
    void ndjsonIsAnObjectPerLine() throws IOException {
        assertThat(written(ResultFormat.NDJSON, COLUMNS, row("A", null), row("B", null)))
                .isEqualTo("{\"name\":\"A\",\"amount\":null}\n{\"name\":\"B\",\"amount\":null}\n");
    }

    private static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }

    @SafeVarargs
    private static String written(ResultFormat format, List<ResultColumn> columns, List<Object>... rows)
            throws IOException {
        return written(format, columns, List.of(rows));
    }

    private static String written(ResultFormat format, List<ResultColumn> columns, List<List<Object>> rows)
            throws IOException {
        var out = new StringWriter();
        RowSink sink = format.sink(out);
        sink.begin(columns);
        for (List<Object> row : rows) {
            sink.row(row);
        }
        sink.end();
        return out.toString();
    }
}
