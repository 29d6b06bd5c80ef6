package dev.onramp.peers.paimon;

import dev.onramp.config.Settings;
import dev.onramp.model.Entity;
import dev.onramp.model.ModelLoader;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.paimon.data.BinaryRow;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.disk.IOManager;
import org.apache.paimon.reader.RecordReader;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.sink.BatchTableWrite;
import org.apache.paimon.table.sink.BatchWriteBuilder;
import org.apache.paimon.table.source.ReadBuilder;
import org.apache.paimon.types.DataType;
import org.apache.paimon.types.RowType;

/**
 * {@code SETTINGS-FILE OUT-FILE}: writes all rows of the tables to a file (for each table its name, for each row the number of its cells, for each cell whether there
 * is one and its text; -1 ends the table), then the seconds that a full scan takes, before and after a full compaction.
 */
public final class PaimonReadMain {
    private static final int SCANS = 3;
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private interface RowTarget {
        void accept(InternalRow row) throws IOException;
    }

    private PaimonReadMain() {}

    public static void main(String[] args) throws Exception {
        Settings settings = Settings.load(Optional.of(Path.of(args[0])), System.getenv(), Map.of());
        List<Entity> entities =
                ModelLoader.load(settings.root().getString("onramp.model-dir")).entities();
        PaimonTables tables = new PaimonTables(settings);
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(Path.of(args[1])), 1 << 16))) {
            for (Entity each : entities) {
                FileStoreTable table = tables.open(each);
                RowType type = table.rowType();
                out.writeUTF(each.name().value());
                scan(table, row -> write(row, type, out));
                out.writeInt(-1);
            }
            out.writeDouble(fastest(tables, entities));
            for (Entity each : entities) {
                compact(tables.open(each), settings.root().getString("onramp.data-dir"));
            }
            out.writeDouble(fastest(tables, entities));
        }
    }

    private static double fastest(PaimonTables tables, List<Entity> entities) throws Exception {
        double least = Double.MAX_VALUE;
        for (int scan = 0; scan < SCANS; scan++) {
            long start = System.nanoTime();
            for (Entity each : entities) {
                FileStoreTable table = tables.open(each);
                RowType type = table.rowType();
                scan(table, row -> {
                    for (int column = 0; column < type.getFieldCount(); column++) {
                        text(row, column, type.getTypeAt(column));
                    }
                });
            }
            least = Math.min(least, (System.nanoTime() - start) / 1e9);
        }
        return least;
    }

    private static void scan(FileStoreTable table, RowTarget target) throws IOException {
        ReadBuilder builder = table.newReadBuilder();
        try (RecordReader<InternalRow> reader =
                builder.newRead().createReader(builder.newScan().plan())) {
            for (var batch = reader.readBatch(); batch != null; batch = reader.readBatch()) {
                for (InternalRow row = batch.next(); row != null; row = batch.next()) {
                    target.accept(row);
                }
                batch.releaseBatch();
            }
        }
    }

    private static void compact(FileStoreTable table, String folder) throws Exception {
        BatchWriteBuilder builder = table.newBatchWriteBuilder();
        try (IOManager disk = IOManager.create(folder);
                BatchTableWrite write = builder.newWrite().withIOManager(disk);
                var commit = builder.newCommit()) {
            for (int bucket = 0; bucket < PaimonTables.BUCKETS; bucket++) {
                write.compact(BinaryRow.EMPTY_ROW, bucket, true);
            }
            commit.commit(write.prepareCommit());
        }
    }

    private static void write(InternalRow row, RowType type, DataOutputStream out) throws IOException {
        out.writeInt(type.getFieldCount());
        for (int column = 0; column < type.getFieldCount(); column++) {
            boolean isNull = row.isNullAt(column);
            out.writeBoolean(!isNull);
            if (!isNull) {
                out.writeUTF(text(row, column, type.getTypeAt(column)));
            }
        }
    }

    private static String text(InternalRow row, int column, DataType type) {
        if (row.isNullAt(column)) {
            return "";
        }
        return switch (type.getTypeRoot()) {
            case BOOLEAN -> Boolean.toString(row.getBoolean(column));
            case INTEGER -> Integer.toString(row.getInt(column));
            case BIGINT -> Long.toString(row.getLong(column));
            case DOUBLE -> Double.toString(row.getDouble(column));
            case DATE -> LocalDate.ofEpochDay(row.getInt(column)).toString();
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                MICROS.format(row.getTimestamp(column, 6).toInstant());
            default -> row.getString(column).toString();
        };
    }
}
