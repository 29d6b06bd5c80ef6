package dev.onramp.ingest.delta;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import scala.Option;

/**
 * A Delta table with transactions in the open: which files are read, which are added, which are removed. Used instead of DataFrame writes
 * and MERGE because a batch knows better than a general planner which files can matter to it.
 *
 * <p>Everything read through {@link Change} is part of the transaction, so that a commit of somebody else in between fails ours.
 */
final class LakeTable {
    private final DeltaLog log;

    private LakeTable(DeltaLog log) {
        this.log = log;
    }

    static LakeTable at(SparkSession session, String location) {
        return new LakeTable(DeltaLog.forTable(session, new Path(location)));
    }

    DeltaLog log() {
        return log;
    }

    /** Begins a transaction on the newest version. */
    Change begin() {
        return new Change(log.startTransaction());
    }

    /** One transaction; used by one thread. */
    final class Change {
        private final OptimisticTransaction transaction;
        private final List<Action> actions = new ArrayList<>();

        private Change(OptimisticTransaction transaction) {
            this.transaction = transaction;
        }

        /** The files that may hold rows for which the predicate is true, by their statistics. */
        List<AddFile> files(Column predicate) {
            Expression expression = org.apache.spark.sql.classic.ExpressionUtils.expression(predicate);
            return Scala.list(transaction.filterFiles(Scala.seq(List.of(expression)), false));
        }

        /** Every file. */
        List<AddFile> files() {
            return Scala.list(transaction.filterFiles());
        }

        /** The rows of some files of this version. */
        Dataset<Row> rows(List<AddFile> files) {
            return log.createDataFrame(transaction.snapshot(), Scala.seq(files), false, Option.empty());
        }

        /** Writes rows into new files, which become part of the table with {@link #commit}. */
        void add(Dataset<Row> rows) {
            actions.addAll(Scala.list(transaction.writeFiles(rows)));
        }

        void remove(List<AddFile> files) {
            files.forEach(file -> actions.add(file.remove()));
        }

        /**
         * Makes the change visible, all of it at once; does nothing when there is nothing to change.
         *
         * @throws org.apache.spark.sql.delta.DeltaConcurrentModificationException when somebody changed what was read here
         */
        void commit() {
            if (!actions.isEmpty()) {
                transaction.commit(
                        Scala.seq(actions),
                        new DeltaOperations.Write(
                                SaveMode.Append,
                                Option.empty(),
                                Option.empty(),
                                Option.empty(),
                                Option.empty(),
                                Option.empty(),
                                Option.empty(),
                                Option.empty(),
                                Option.empty()));
            }
        }
    }
}
