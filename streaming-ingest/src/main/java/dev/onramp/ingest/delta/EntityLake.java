package dev.onramp.ingest.delta;

import dev.onramp.ingest.CrashPoint;
import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.KeyHash;
import dev.onramp.ingest.spark.BatchChanges;
import dev.onramp.ingest.spark.DistinctChanges;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.delta.DeltaConcurrentModificationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the changes of one entity into its two tables. What is written depends on the tables and the changes alone, never on how changes
 * were cut into batches, so that any batch may come again, late or in part; {@code docs/decisions/0001-batch-algorithm.md} says why it is
 * right. Used by one thread at a time.
 */
public final class EntityLake {
    private static final Logger LOG = LoggerFactory.getLogger(EntityLake.class);
    /** Conflicts with other writers that one step sits out before it fails, and with it the batch, which is tried again as a whole. */
    private static final int TRIES = 8;

    /** Conflicts with compaction that one step sits out on top. */
    private static final int REARRANGEMENTS = 100;

    private final SparkSession session;
    private final EntityColumns entity;
    private final LakeTable latest;
    private final LakeTable history;
    private final SmallUpdate small;
    private final LargeUpdate large;
    private final Truncation truncation;

    EntityLake(
            SparkSession session,
            IngestSettings.Lake lake,
            EntityColumns entity,
            DriverMemory memory,
            KeyHash.Secret secret) {
        this.session = session;
        this.entity = entity;
        this.latest = LakeTable.at(session, lake.location(entity.entity()));
        this.history = LakeTable.at(session, lake.location(entity.historyTable()));
        this.small = new SmallUpdate(session, entity, latest, history, memory, secret);
        this.truncation = new Truncation(entity, latest, history);
        this.large = new LargeUpdate(entity, latest, history);
    }

    /** Applies truncates, then changes; of each the history first, then the latest state. */
    public void apply(BatchChanges.OfEntity changes) {
        SparkSession.setActiveSession(session);
        if (!changes.truncates().isEmpty()) {
            truncate(changes.truncates());
        }
        if (changes.count() > 0) {
            update(changes);
        }
        CrashPoint.LAKE_ENTITY_COMMITTED.passed();
    }

    private void truncate(List<InternalRow> rows) {
        TreeSet<String> sequences = truncation.sequences(rows);
        retried("history", () -> {
            truncation.appendHistory(dataset(rows), sequences.first());
            return rows;
        });
        CrashPoint.TRUNCATE_HISTORY_COMMITTED.passed();
        retried("latest", () -> {
            truncation.cutLatest(sequences.last());
            return rows;
        });
        CrashPoint.TRUNCATE_COMMITTED.passed();
    }

    private void update(BatchChanges.OfEntity changes) {
        Optional<Candidates> candidates =
                changes.inMemory().flatMap(rows -> appendInMemory(rows, changes.lowestSequence()));
        if (candidates.isEmpty()) {
            Dataset<Row> rest = retried(
                    "history", () -> large.appendHistory(changes.changes(), changes.count(), changes.lowestSequence()));
            CrashPoint.LAKE_HISTORY_COMMITTED.passed();
            updateByJob(rest, changes.count());
            return;
        }
        CrashPoint.LAKE_HISTORY_COMMITTED.passed();
        if (!retried("latest", () -> small.updateLatest(candidates.get()))) {
            updateByJob(dataset(candidates.get().rows()), candidates.get().size());
        }
    }

    private Optional<Candidates> appendInMemory(DistinctChanges rows, String lowest) {
        return retried("history", () -> small.appendHistory(rows, lowest));
    }

    private void updateByJob(Dataset<Row> candidates, long count) {
        retried("latest", () -> {
            large.updateLatest(candidates, count);
            return count;
        });
    }

    private Dataset<Row> dataset(List<InternalRow> rows) {
        return BatchChanges.dataset(session, entity, rows);
    }

    private <T> T retried(String step, Supplier<T> work) {
        LakeTable table = step.equals("latest") ? latest : history;
        int rearranged = 0;
        for (int attempt = 1; ; attempt++) {
            long version = table.log().unsafeVolatileSnapshot().version();
            try {
                return work.get();
            } catch (DeltaConcurrentModificationException e) {
                if (rearranged < REARRANGEMENTS && Rearrangements.onlySince(table.log(), version)) {
                    // Maintenance wrote the same rows into other files; it comes to an end by itself.
                    rearranged++;
                    attempt--;
                    continue;
                }
                if (attempt == TRIES) {
                    throw e;
                }
                LOG.warn(
                        "{} {}: another writer was faster (try {} of {}): {}",
                        entity.entity(),
                        step,
                        attempt,
                        TRIES,
                        e.getClass().getSimpleName());
            }
        }
    }
}
