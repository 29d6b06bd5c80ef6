package dev.onramp.ingest.delta;

import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.KeyHash;
import dev.onramp.ingest.spark.DistinctChanges;
import dev.onramp.ingest.spark.SequenceNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The batch algorithm for changes that fit into memory, in plain Java: the same decisions as {@link LargeUpdate}, without Spark jobs. Used by
 * one thread at a time.
 */
final class SmallUpdate {
    /** Rows of existing files that the first step reads; beyond that the work is worth a Spark job. */
    private static final long MOST_ROWS = 500_000;

    private final LakeTable history;
    private final PlainFiles files;
    private final HistoryMarks marks;
    private final LatestUpdate latest;

    /** @param secret under which the keys of changes are hashed */
    SmallUpdate(
            SparkSession session,
            EntityColumns entity,
            LakeTable latest,
            LakeTable history,
            DriverMemory memory,
            KeyHash.Secret secret) {
        this.history = history;
        this.files = new PlainFiles(session, history, entity, secret);
        this.marks = new HistoryMarks(files, memory.rememberedRows());
        this.latest = new LatestUpdate(latest, new PlainFiles(session, latest, entity, secret), memory);
    }

    /**
     * Appends to the history what is not there yet.
     *
     * @return the newest change of each key that the latest state may lack, or empty when too much would have to be read; nothing is done then
     */
    Optional<Candidates> appendHistory(DistinctChanges changes, String lowest) {
        LakeTable.Change transaction = history.begin();
        List<KnownFile> overlapping = transaction.filesFrom(lowest);
        List<KnownFile> unknown =
                overlapping.stream().filter(file -> !marks.remembers(file)).toList();
        if (!transaction.isPlain() || KnownFile.liveRows(unknown) > MOST_ROWS) {
            return Optional.empty();
        }
        Map<HistoryMarks.Key, HistoryMarks.Recorded> recorded = overlapping.isEmpty()
                ? Map.of()
                : marks.of(changes, overlapping, SequenceNumber.of(UTF8String.fromString(lowest)));
        Candidates candidates = new Candidates(changes.size());
        LongPairs sequences = new LongPairs(changes.size());
        try (PlainFiles.NewFile file = files.create()) {
            for (int i = 0; i < changes.size(); i++) {
                HistoryMarks.Recorded known = recorded.isEmpty()
                        ? null
                        : recorded.get(new HistoryMarks.Key(changes.first(i), changes.second(i)));
                SequenceNumber at = new SequenceNumber(changes.major(i), changes.minor(i));
                if (known == null || !known.holds(at)) {
                    file.write(changes.row(i), changes.first(i), changes.second(i));
                    sequences.add(changes.major(i), changes.minor(i));
                }
                if (changes.isNewest(i) && (known == null || !known.holdsNewerThan(at))) {
                    candidates.add(changes.row(i), changes.first(i), changes.second(i));
                }
            }
            Optional<KnownFile> done = file.finish();
            done.ifPresent(transaction::add);
            transaction.commit();
            done.ifPresent(each -> marks.remember(each, new HistoryMarks.Marks(file.keys(), sequences)));
        }
        return Optional.of(candidates);
    }

    /**
     * Brings changes into the latest state where they are newer than what is there and than what was truncated.
     *
     * @return false when too much would have to be written anew; nothing is done then
     */
    boolean updateLatest(Candidates candidates) {
        return latest.apply(candidates);
    }
}
