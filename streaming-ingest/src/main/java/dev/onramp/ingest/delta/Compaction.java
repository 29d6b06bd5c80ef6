package dev.onramp.ingest.delta;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.delta.DeltaConcurrentModificationException;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.FileAction;
import org.apache.spark.sql.functions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;

/**
 * Writes small files of one table together, a few at a time, each time in a commit that says that no data changed. Optimistic: whoever changed
 * one of its files in between was first, and it plans anew with what is there then. Used by one thread.
 */
final class Compaction {
    private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);
    /** Commits lost to other writers in a row after which the rest is left to the next run. */
    private static final int TRIES = 5;

    /**
     * What was done.
     *
     * @param merged files that are no longer in the table
     * @param written files that stand in their place
     * @param lost commits in which others were faster
     * @param left files that could still be merged
     */
    record Outcome(int merged, int written, int lost, int left) {}

    private final DeltaLog log;
    private final List<String> order;
    private final CompactionPlan.Limits limits;

    /** @param order columns by which the rows of a new file are sorted; the first one says which files are neighbours */
    Compaction(DeltaLog log, List<String> order, CompactionPlan.Limits limits) {
        this.log = log;
        this.order = List.copyOf(order);
        this.limits = limits;
    }

    /** What there is to do at present. */
    CompactionPlan plan() {
        return plan(log.startTransaction());
    }

    Outcome run(Turn turn) {
        int merged = 0;
        int written = 0;
        int lost = 0;
        int inARow = 0;
        int bins = plan().bins().size();
        while (bins > 0 && inARow < TRIES) {
            // Beside the stream but for the commit; with nobody else at work where that was lost.
            Optional<Integer> step = inARow == 0 ? step(turn) : turn.take(() -> step(Turn.AT_ONCE));
            if (step.isEmpty()) {
                lost++;
                inARow++;
            } else if (step.get() == 0) {
                break;
            } else {
                bins--;
                inARow = 0;
                merged += step.get();
                written++;
            }
        }
        return new Outcome(merged, written, lost, bins > 0 ? plan().files() : 0);
    }

    private CompactionPlan plan(OptimisticTransaction transaction) {
        return CompactionPlan.of(
                transaction.snapshot().allFiles().collectAsList().stream()
                        .map(each -> CompactionPlan.Candidate.of(each, order.get(0)))
                        .toList(),
                limits);
    }

    /** Files merged, 0 when there is nothing to do; empty when somebody else was faster. */
    private Optional<Integer> step(Turn turn) {
        OptimisticTransaction transaction = log.startTransaction();
        CompactionPlan plan = plan(transaction);
        if (plan.bins().isEmpty()) {
            return Optional.of(0);
        }
        List<AddFile> old =
                plan.bins().get(0).stream().map(CompactionPlan.Candidate::file).toList();
        Dataset<Row> rows = log.createDataFrame(transaction.snapshot(), Scala.seq(old), false, Option.empty())
                .coalesce(1)
                .sortWithinPartitions(order.stream().map(functions::col).toArray(Column[]::new));
        List<Action> actions = new ArrayList<>();
        for (FileAction each : Scala.list(transaction.writeFiles(rows))) {
            actions.add(unchanged((AddFile) each));
        }
        long now = System.currentTimeMillis();
        old.forEach(each -> actions.add(each.removeWithTimestamp(now, false)));
        return turn.take(() -> commit(transaction, actions) ? Optional.of(old.size()) : Optional.<Integer>empty());
    }

    /** Whether nobody was faster. */
    private boolean commit(OptimisticTransaction transaction, List<Action> actions) {
        try {
            transaction.commit(
                    Scala.seq(actions),
                    new DeltaOperations.Optimize(
                            Scala.seq(List.of()), Scala.seq(List.of()), false, Option.empty(), false));
            return true;
        } catch (DeltaConcurrentModificationException e) {
            LOG.info(
                    "{}: another writer was faster: {}",
                    log.dataPath(),
                    e.getClass().getSimpleName());
            return false;
        }
    }

    private static AddFile unchanged(AddFile file) {
        return file.copy(
                file.path(),
                file.partitionValues(),
                file.size(),
                file.modificationTime(),
                false,
                file.stats(),
                file.tags(),
                file.deletionVector(),
                file.baseRowId(),
                file.defaultRowCommitVersion(),
                file.clusteringProvider(),
                Option.empty(),
                Option.empty());
    }
}
