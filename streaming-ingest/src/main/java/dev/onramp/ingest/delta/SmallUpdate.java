package dev.onramp.ingest.delta;

import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.spark.LakeChanges;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The batch algorithm for changes that fit into memory, in plain Java: the same decisions as {@link LargeUpdate}, without Spark jobs. Used by
 * one thread at a time.
 */
final class SmallUpdate {
    /** Rows of existing files that the first step reads; beyond that the work is worth a Spark job. */
    private static final long MOST_ROWS = 500_000;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final LakeTable history;
    private final PlainFiles files;
    private final HistoryMarks marks;
    private final LatestUpdate latest;
    private final int sequence;

    SmallUpdate(SparkSession session, EntityColumns entity, LakeTable latest, LakeTable history, DriverMemory memory) {
        KeyHash.Secret secret = new KeyHash.Secret(RANDOM.nextLong(), RANDOM.nextLong());
        this.history = history;
        this.files = new PlainFiles(session, history, entity, secret);
        this.marks = new HistoryMarks(files, memory.rememberedRows());
        this.latest = new LatestUpdate(latest, new PlainFiles(session, latest, entity, secret), memory);
        this.sequence = files.sequencePosition();
    }

    /**
     * Appends to the history what is not there yet.
     *
     * @return the newest change of each key that the latest state may lack, or empty when too much would have to be read; nothing is done then
     */
    Optional<List<InternalRow>> appendHistory(List<LakeChanges.Change> changes, String lowest) {
        LakeTable.Change transaction = history.begin();
        List<KnownFile> overlapping = transaction.filesFrom(lowest);
        List<KnownFile> unknown =
                overlapping.stream().filter(file -> !marks.remembers(file)).toList();
        if (!transaction.isPlain() || KnownFile.liveRows(unknown) > MOST_ROWS) {
            return Optional.empty();
        }
        RowKeys keys = files.keys();
        Map<HistoryMarks.Key, HistoryMarks.Recorded> recorded = Map.of();
        if (!overlapping.isEmpty()) {
            Set<HistoryMarks.Key> asked = new HashSet<>();
            for (LakeChanges.Change each : changes) {
                keys.look(each.row());
                asked.add(new HistoryMarks.Key(keys.first(), keys.second()));
            }
            recorded = marks.of(asked, overlapping, SequenceNumber.of(UTF8String.fromString(lowest)));
        }
        List<InternalRow> candidates = new ArrayList<>();
        LongPairs sequences = new LongPairs(changes.size());
        try (PlainFiles.NewFile file = files.create()) {
            for (LakeChanges.Change each : changes) {
                SequenceNumber at = SequenceNumber.of(each.row().getUTF8String(sequence));
                HistoryMarks.Recorded known = null;
                if (!recorded.isEmpty()) {
                    keys.look(each.row());
                    known = recorded.get(new HistoryMarks.Key(keys.first(), keys.second()));
                }
                if (known == null || !known.holds(at)) {
                    file.write(each.row());
                    sequences.add(at.major(), at.minor());
                }
                if (each.newest() && (known == null || !known.holdsNewerThan(at))) {
                    candidates.add(each.row());
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
    boolean updateLatest(List<InternalRow> candidates) {
        return latest.apply(candidates);
    }
}
