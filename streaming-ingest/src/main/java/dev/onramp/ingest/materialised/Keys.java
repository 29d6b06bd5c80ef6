package dev.onramp.ingest.materialised;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Distinct keys, computed once and counted. Few of them are held by the driver: a plan that goes on from them begins anew, however long the way to them was.
 * Immutable.
 */
final class Keys {
    /** How many keys are sent to every task instead of being shuffled. */
    private static final int FEW = 200_000;

    private final Dataset<Row> rows;
    private final long count;
    private final boolean few;

    private Keys(Dataset<Row> rows, long count, boolean few) {
        this.rows = rows;
        this.count = count;
        this.few = few;
    }

    /** Computes them. */
    static Keys of(Dataset<Row> rows) {
        Dataset<Row> distinct = rows.distinct();
        List<Row> first = distinct.limit(FEW + 1).collectAsList();
        if (first.size() <= FEW) {
            return new Keys(rows.sparkSession().createDataFrame(first, rows.schema()), first.size(), true);
        }
        Dataset<Row> kept = distinct.localCheckpoint();
        return new Keys(kept, kept.count(), false);
    }

    long count() {
        return count;
    }

    boolean areFew() {
        return few;
    }

    Dataset<Row> rows() {
        return rows;
    }

    /** To be joined with. */
    Dataset<Row> toJoin() {
        return few ? functions.broadcast(rows) : rows;
    }
}
