package dev.onramp.reconcile.delta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.model.FieldType.DecimalType;
import dev.onramp.model.FieldType.EnumType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.reconcile.compare.Column;
import dev.onramp.reconcile.compare.RowScan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeltaTableTest {
    private static final List<Column> COLUMNS = List.of(
            new Column("id", Primitive.STRING),
            new Column("state", new EnumType(List.of("A", "B"))),
            new Column("small", Primitive.INT),
            new Column("large", Primitive.LONG),
            new Column("amount", new DecimalType(20, 3)),
            new Column("ratio", Primitive.DOUBLE),
            new Column("open", Primitive.BOOLEAN),
            new Column("day", Primitive.DATE),
            new Column("at", Primitive.TIMESTAMP));
    private static final List<String> FULL = List.of(
            "ü€𝄞",
            "B",
            "-5",
            "9223372036854775807",
            "12345678901234567.890",
            "0.1",
            "true",
            "1899-12-31",
            "2026-01-31T10:11:12.123456Z");
    private static final List<String> EMPTY = Arrays.asList("x", null, null, null, null, null, null, null, null);

    @TempDir
    private Path folder;

    @Test
    void readsEveryTypeAcrossVersionsAsTheTextsOfTheContract() throws IOException {
        DeltaWriter.write(folder, COLUMNS, List.of(FULL), List.of(EMPTY));
        RowScan scan = open(folder, COLUMNS);
        assertThat(scan.problems()).isEmpty();
        assertThat(rows(scan)).containsExactlyInAnyOrder(FULL, EMPTY);
    }

    @Test
    void readsATableWithoutRows() throws IOException {
        DeltaWriter.write(folder, COLUMNS);
        assertThat(rows(open(folder, COLUMNS))).isEmpty();
    }

    @Test
    void saysThatThereIsNoTable() {
        RowScan scan = open(folder.resolve("none"), COLUMNS);
        assertThat(scan.problems()).singleElement().asString().startsWith("there is no Delta table at");
        assertThat(rows(scan)).isEmpty();
    }

    @Test
    void namesMissingUnexpectedAndWronglyTypedColumnsAndReadsTheRest() throws IOException {
        DeltaWriter.write(folder, COLUMNS, List.of(FULL));
        List<Column> wanted = List.of(
                new Column("id", Primitive.STRING),
                new Column("day", Primitive.STRING),
                new Column("more", Primitive.INT));
        RowScan scan = open(folder, wanted);
        assertThat(scan.problems())
                .contains(
                        "the column day is date, expected STRING",
                        "the column more is missing",
                        "the column at is not expected")
                .hasSize(9);
        assertThat(rows(scan)).containsExactly(Arrays.asList("ü€𝄞", null, null));
    }

    private static RowScan open(Path path, List<Column> columns) {
        return new DeltaTable(DeltaWriter.localEngine(), path.toString()).open(columns);
    }

    private static List<List<String>> rows(RowScan scan) {
        List<List<String>> rows = new ArrayList<>();
        scan.forEach(rows::add);
        return rows;
    }
}
