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
import dev.onramp.model.contract.LineageColumns;
import dev.onramp.model.contract.Operation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The batch algorithm for any number of changes, as Spark jobs: the same decisions as {@link SmallUpdate}. Used by one thread at a time. */
final class LargeUpdate {
    private static final String SEQUENCE = LineageColumns.SEQUENCE;
    private static final String MARK = "mark";
    /** Changes up to which their keys are sent to every task instead of being shuffled. */
    private static final long BROADCAST_CHANGES = 200_000;

    private static final long ROWS_PER_FILE = 500_000;
    private static final long BYTES_PER_FILE = 64L << 20;

    private final EntityColumns entity;
    private final LakeTable latest;
    private final LakeTable history;

    LargeUpdate(EntityColumns entity, LakeTable latest, LakeTable history) {
        this.entity = entity;
        this.latest = latest;
        this.history = history;
    }

    /**
     * Appends to the history what is not there yet.
     *
     * @param changes the entity's columns and {@code newest}
     * @return the changes that the latest state may lack
     */
    Dataset<Row> appendHistory(Dataset<Row> changes, long count, String lowest) {
        LakeTable.Change change = history.begin();
        List<KnownFile> files = change.filesFrom(lowest);
        Dataset<Row> judged;
        if (files.isEmpty()) {
            judged = changes.withColumn("fresh", lit(true)).withColumn("applies", col("newest"));
        } else {
            judged = judged(changes, change.rows(files).where(col(SEQUENCE).geq(lit(lowest))), count);
        }
        change.add(judged.where(col("fresh")).select(columns()).coalesce(files(count, 0)));
        change.commit();
        return judged.where(col("applies"));
    }

    /** Sees for each change whether the history holds it, and whether it holds a newer one of its key. */
    private Dataset<Row> judged(Dataset<Row> changes, Dataset<Row> recorded, long count) {
        String[] key = entity.key().toArray(String[]::new);
        Dataset<Row> keys = changes.where(col("newest")).select(keyColumns());
        Dataset<Row> known = recorded.join(small(keys, count), key, "left_semi")
                .groupBy(keyColumns())
                .agg(
                        max(col(SEQUENCE)).as("recorded_newest"),
                        collect_set(col(SEQUENCE)).as("recorded"));
        return changes.join(small(known, count), key, "left")
                .withColumn("fresh", not(coalesce(array_contains(col("recorded"), col(SEQUENCE)), lit(false))))
                .withColumn(
                        "applies",
                        col("newest").and(coalesce(col("recorded_newest").leq(col(SEQUENCE)), lit(true))));
    }

    /**
     * Brings changes into the latest state where they are newer than what is there and than what was truncated.
     *
     * @param all the entity's columns; each key once
     * @param count how many they are at most
     */
    void updateLatest(Dataset<Row> all, long count) {
        LakeTable.Change change = latest.begin();
        Dataset<Row> candidates = all.where(col(SEQUENCE).gt(lit(change.truncatedTo())));
        Dataset<Row> rows = candidates
                .where(col(LineageColumns.OP).notEqual(lit(Operation.DELETE.text())))
                .select(columns());
        List<KnownFile> files = change.files();
        List<KnownFile> touched = List.of();
        if (!files.isEmpty()) {
            Dataset<Row> marks = small(marks(candidates), count);
            List<Row> met = change.rows(files)
                    .withColumn("file", col("_metadata.file_name"))
                    .join(marks, sameKey())
                    .groupBy(col("file"))
                    .agg(max(col(SEQUENCE).gt(col(MARK))))
                    .collectAsList();
            Set<String> names = met.stream().map(row -> row.getString(0)).collect(Collectors.toSet());
            touched = files.stream().filter(file -> names.contains(name(file))).toList();
            if (!touched.isEmpty()) {
                Dataset<Row> present = change.rows(touched);
                if (met.stream().anyMatch(row -> row.getBoolean(1))) {
                    // The table is ahead of the history for some key, which only a foreign hand does: sequence decides
                    // here as well.
                    rows = rows.join(marks(present), sameKey().and(col(MARK).gt(col(SEQUENCE))), "left_anti");
                }
                Dataset<Row> kept = present.join(marks, sameKey().and(col(MARK).geq(col(SEQUENCE))), "left_anti");
                rows = kept.select(columns()).unionByName(rows);
                change.remove(touched);
            }
        }
        long bytes = touched.stream().mapToLong(file -> file.file().size()).sum();
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

    private static String name(KnownFile file) {
        return file.file().path().substring(file.file().path().lastIndexOf('/') + 1);
    }
}
