package dev.onramp.peers.spark;

import dev.onramp.config.Settings;
import dev.onramp.ingest.IngestSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * {@code SETTINGS-FILE (SOURCE TARGET)...}: writes the rows of Delta tables to new tables in as few files as a compaction would leave, which is what a scan of the
 * source is held against.
 */
public final class CompactCopyMain {
    private static final long FILE_BYTES = 128L << 20;

    private CompactCopyMain() {}

    public static void main(String[] args) {
        IngestSettings settings =
                IngestSettings.of(Settings.load(Optional.of(Path.of(args[0])), System.getenv(), Map.of()));
        SparkSession session = PlainSession.open(settings);
        session.conf().set("spark.sql.shuffle.partitions", "2");
        session.conf().set("spark.databricks.delta.snapshotPartitions", "2");
        for (int next = 1; next + 1 < args.length; next += 2) {
            Row detail =
                    session.sql("DESCRIBE DETAIL delta.`" + args[next] + "`").head();
            long bytes = detail.getLong(detail.fieldIndex("sizeInBytes"));
            session.read()
                    .format("delta")
                    .load(args[next])
                    .coalesce((int) (bytes / FILE_BYTES) + 1)
                    .write()
                    .format("delta")
                    .save(args[next + 1]);
        }
        session.stop();
    }
}
