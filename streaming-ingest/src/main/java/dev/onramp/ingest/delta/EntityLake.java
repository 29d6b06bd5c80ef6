package dev.onramp.ingest.delta;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;

import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.model.contract.LineageColumns;
import dev.onramp.model.contract.Operation;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaConcurrentModificationException;
import org.apache.spark.sql.delta.actions.AddFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the changes of one entity into its two tables. What is written depends on the tables and the changes alone, never on how changes
 * were cut into batches, so that any batch may come again, late or in part; {@code docs/decisions/0001-batch-algorithm.md} says why it is
 * right.
 */
public final class EntityLake {
    private static final Logger LOG = LoggerFactory.getLogger(EntityLake.class);
    private static final String SEQUENCE = LineageColumns.SEQUENCE;
    private static final String MARK = "mark";
    /** Conflicts with other writers that one batch sits out before it fails, and is tried again as a whole. */
    private static final int TRIES = 8;
    /** Changes up to which their keys are sent to every task instead of being shuffled. */
    private static final long BROADCAST_CHANGES = 200_000;
    private static final long ROWS_PER_FILE = 500_000;
    private static final long BYTES_PER_FILE = 64L << 20;

    private final SparkSession session;
    private final EntityColumns entity;
    private final LakeTable latest;
    private final LakeTable history;

    public EntityLake(SparkSession session, IngestSettings.Lake lake, EntityColumns entity) {
        this.session = session;
        this.entity = entity;
        this.latest = LakeTable.at(session, lake.location(entity.entity()));
        this.history = LakeTable.at(session, lake.location(entity.historyTable()));
    }

    /**
     * Applies changes: history first, then latest state.
     *
     * @param changes the entity's columns and {@code newest}, true for the highest sequence of each key among them; each (key, sequence)
     *     once. Read several times, so it must be kept and always be the same
     * @param count how many they are
     * @param lowest the lowest sequence among them
     */
    public void apply(Dataset<Row> changes, long count, String lowest) {
        SparkSession.setActiveSession(session);
        Dataset<Row> judged = retried("history", () -> appendHistory(changes, count, lowest));
        retried("latest", () -> {
            updateLatest(judged, count);
            return judged;
        });
    }

    /** Appends what is not there yet; returns the changes with the column {@code applies}, false for those that were overtaken before. */
    private Dataset<Row> appendHistory(Dataset<Row> changes, long count, String lowest) {
        LakeTable.Change change = history.begin();
        List<AddFile> files = change.files(col(SEQUENCE).geq(lit(lowest)));
        Dataset<Row> judged;
        if (files.isEmpty()) {
            judged = changes.withColumn("fresh", lit(true)).withColumn("applies", col("newest"));
        } else {
            judged = judged(changes, change.rows(files).where(col(SEQUENCE).geq(lit(lowest))), count);
        }
        change.add(judged.where(col("fresh")).select(columns()).coalesce(files(count, 0)));
        change.commit();
        return judged;
    }

    /** Sees for each change whether the history holds it, and whether it holds a newer one of its key. */
    private Dataset<Row> judged(Dataset<Row> changes, Dataset<Row> recorded, long count) {
        String[] key = entity.key().toArray(String[]::new);
        Dataset<Row> keys = changes.where(col("newest")).select(keyColumns());
        Dataset<Row> known = recorded
                .join(small(keys, count), key, "left_semi")
                .groupBy(keyColumns())
                .agg(max(col(SEQUENCE)).as("recorded_newest"), collect_set(col(SEQUENCE)).as("recorded"));
        return changes.join(small(known, count), key, "left")
                .withColumn("fresh", not(coalesce(array_contains(col("recorded"), col(SEQUENCE)), lit(false))))
                .withColumn(
                        "applies", col("newest").and(coalesce(col("recorded_newest").leq(col(SEQUENCE)), lit(true))));
    }

    private void updateLatest(Dataset<Row> judged, long count) {
        Dataset<Row> candidates = judged.where(col("applies"));
        Dataset<Row> rows = candidates
                .where(col(LineageColumns.OP).notEqual(lit(Operation.DELETE.text())))
                .select(columns());
        LakeTable.Change change = latest.begin();
        List<AddFile> all = change.files();
        List<AddFile> touched = List.of();
        if (!all.isEmpty()) {
            Dataset<Row> marks = small(marks(candidates), count);
            List<Row> met = change.rows(all)
                    .withColumn("file", col("_metadata.file_name"))
                    .join(marks, sameKey())
                    .groupBy(col("file"))
                    .agg(max(col(SEQUENCE).gt(col(MARK))))
                    .collectAsList();
            Set<String> names = met.stream().map(row -> row.getString(0)).collect(Collectors.toSet());
            touched = all.stream().filter(file -> names.contains(name(file))).toList();
            if (!touched.isEmpty()) {
                Dataset<Row> present = change.rows(touched);
                if (met.stream().anyMatch(row -> row.getBoolean(1))) {
                    // The table is ahead of the history for some key, which only a foreign hand does: sequence decides here as well.
                    rows = rows.join(marks(present), sameKey().and(col(MARK).gt(col(SEQUENCE))), "left_anti");
                }
                Dataset<Row> kept = present.join(marks, sameKey().and(col(MARK).geq(col(SEQUENCE))), "left_anti");
                rows = kept.select(columns()).unionByName(rows);
                change.remove(touched);
            }
        }
        long bytes = touched.stream().mapToLong(AddFile::size).sum();
        change.add(rows.coalesce(files(count, bytes)));
        change.commit();
    }

    /** Keys and sequences under names of their own, to be joined with rows of the entity. */
    private Dataset<Row> marks(Dataset<Row> rows) {
        return rows.select(Stream.concat(
                        entity.key().stream().map(name -> col(name).as(MARK + "_" + name)),
                        Stream.of(col(SEQUENCE).as(MARK)))
                .toArray(Column[]::new));
    }

    private Column sameKey() {
        return entity.key().stream()
                .map(name -> col(name).equalTo(col(MARK + "_" + name)))
                .reduce(Column::and)
                .orElseThrow();
    }

    private Column[] columns() {
        return entity.all().stream().map(column -> col(column.name())).toArray(Column[]::new);
    }

    private Column[] keyColumns() {
        return entity.key().stream().map(name -> col(name)).toArray(Column[]::new);
    }

    private static Dataset<Row> small(Dataset<Row> rows, long count) {
        return count <= BROADCAST_CHANGES ? broadcast(rows) : rows;
    }

    private static int files(long rows, long bytes) {
        return (int) Math.max(1, Math.max(rows / ROWS_PER_FILE, bytes / BYTES_PER_FILE));
    }

    private static String name(AddFile file) {
        return file.path().substring(file.path().lastIndexOf('/') + 1);
    }

    private <T> T retried(String table, Supplier<T> step) {
        for (int attempt = 1; ; attempt++) {
            try {
                return step.get();
            } catch (DeltaConcurrentModificationException e) {
                if (attempt == TRIES) {
                    throw e;
                }
                LOG.warn(
                        "{} {}: another writer was faster (try {} of {}): {}",
                        entity.entity(),
                        table,
                        attempt,
                        TRIES,
                        e.getClass().getSimpleName());
            }
        }
    }
}
