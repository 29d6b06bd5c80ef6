package dev.onramp.ingest.delta;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.onramp.ingest.EntityColumns;
import dev.onramp.model.contract.LineageColumns;
import dev.onramp.model.contract.Operation;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Brings truncates into the tables of an entity: the history takes each sequence once; the latest state loses every row that is not above the highest and
 * remembers it, so that changes which come later do not appear. By Spark jobs, since it is rare. Used by one thread at a time.
 */
final class Truncation {
    private static final String SEQUENCE = LineageColumns.SEQUENCE;

    private final LakeTable latest;
    private final LakeTable history;
    private final int sequence;

    Truncation(EntityColumns entity, LakeTable latest, LakeTable history) {
        this.latest = latest;
        this.history = history;
        this.sequence = entity.fields().size() + LineageColumns.ALL.indexOf(SEQUENCE);
    }

    /** The sequences of these truncates, in order. */
    TreeSet<String> sequences(List<InternalRow> truncates) {
        return truncates.stream()
                .map(row -> row.getUTF8String(sequence).toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Appends to the history what is not there yet.
     *
     * @param truncates the entity's columns; each sequence once
     * @param lowest no sequence of them is lower
     */
    void appendHistory(Dataset<Row> truncates, String lowest) {
        LakeTable.Change change = history.begin();
        List<KnownFile> files = change.filesFrom(lowest);
        Dataset<Row> fresh = truncates;
        if (!files.isEmpty()) {
            List<String> known = change.rows(files)
                    .where(col(LineageColumns.OP)
                            .equalTo(lit(Operation.TRUNCATE.text()))
                            .and(col(SEQUENCE).geq(lit(lowest))))
                    .select(SEQUENCE)
                    .as(Encoders.STRING())
                    .collectAsList();
            fresh = truncates.where(
                    org.apache.spark.sql.functions.not(col(SEQUENCE).isin(known.toArray())));
        }
        change.add(fresh.coalesce(1));
        change.commit();
    }

    /** Removes every row that is not above the truncate; does nothing when the table knows a higher one. */
    void cutLatest(String truncate) {
        LakeTable.Change change = latest.begin();
        if (change.truncatedTo().compareTo(truncate) >= 0) {
            return;
        }
        change.truncateTo(truncate);
        List<KnownFile> files = change.files();
        List<KnownFile> mixed = change.filesFrom(truncate);
        if (!mixed.isEmpty()) {
            change.add(change.rows(mixed).where(col(SEQUENCE).gt(lit(truncate))));
        }
        change.remove(files);
        change.commit();
    }
}
