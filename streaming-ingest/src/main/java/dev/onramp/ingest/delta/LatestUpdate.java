package dev.onramp.ingest.delta;

import dev.onramp.model.contract.LineageColumns;
import dev.onramp.model.contract.Operation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArray;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Brings changes that fit into memory into the latest state: an index says where the row of each key stands, so that no file is read to find it. The rows
 * that are replaced are marked as deleted where the table takes deletion vectors, and else their files are written anew without them. Used by one thread at a time.
 */
final class LatestUpdate {
    /** Rows that one update writes anew where it must; beyond that the work is worth a Spark job. */
    private static final long MOST_ROWS = 500_000;

    private final LakeTable table;
    private final PlainFiles files;
    private final Tidying tidying = new Tidying();
    private final DriverMemory memory;
    private long claimedRows;
    private final int operation;
    private final int sequence;
    private RowIndex index = new RowIndex();

    /** @param memory limits the rows of the table whose places are known */
    LatestUpdate(LakeTable table, PlainFiles files, DriverMemory memory) {
        this.table = table;
        this.files = files;
        this.memory = memory;
        this.operation = files.schema().fieldIndex(LineageColumns.OP);
        this.sequence = files.sequencePosition();
    }

    /** Rows of one file that candidates would replace: position to candidate. */
    private record Met(KnownFile file, Map<Integer, Integer> candidates) {
        Met(KnownFile file) {
            this(file, new HashMap<>());
        }
    }

    /**
     * Makes the update.
     *
     * @param all each key once; may hold what a truncate has emptied
     * @return false when too much would have to be written anew or remembered; nothing is done then
     */
    boolean apply(Candidates all) {
        LakeTable.Change transaction = table.begin();
        if (!transaction.isPlain() || !claim(KnownFile.liveRows(transaction.files()), all.size())) {
            index = new RowIndex();
            return false;
        }
        UTF8String truncatedTo = UTF8String.fromString(transaction.truncatedTo());
        Candidates candidates = new Candidates(all.size());
        for (int i = 0; i < all.size(); i++) {
            if (all.row(i).getUTF8String(sequence).binaryCompare(truncatedTo) > 0) {
                candidates.add(all.row(i), all.first(i), all.second(i));
            }
        }
        if (candidates.size() == 0) {
            return true;
        }
        index.follow(transaction.files(), files);
        Map<String, Met> met = met(candidates);
        BitSet outdated = new BitSet();
        met.values().forEach(each -> leaveOutOutdated(each, candidates, outdated));
        if (outdated.cardinality() == candidates.size()) {
            return true;
        }
        return write(transaction, candidates, met, outdated);
    }

    private boolean claim(long there, long more) {
        boolean granted = there < KeyIndex.MOST_ADDRESSES && memory.exchange(claimedRows, there + more);
        claimedRows = granted ? there + more : 0;
        return granted;
    }

    private Map<String, Met> met(Candidates candidates) {
        Map<String, Met> met = new LinkedHashMap<>();
        for (int i = 0; i < candidates.size(); i++) {
            long address = index.find(candidates.first(i), candidates.second(i));
            if (address != KeyIndex.NONE) {
                KnownFile file = index.file(address);
                met.computeIfAbsent(file.path(), any -> new Met(file))
                        .candidates()
                        .put(index.position(address), i);
            }
        }
        return met;
    }

    /** Reads sequences only where the statistics of the file do not say already that it is older than the candidate. */
    private void leaveOutOutdated(Met met, Candidates candidates, BitSet outdated) {
        Map<Integer, Integer> doubtful = new HashMap<>();
        met.candidates().forEach((position, candidate) -> {
            if (met.file()
                    .mayReach(candidates.row(candidate).getUTF8String(sequence).toString())) {
                doubtful.put(position, candidate);
            }
        });
        if (doubtful.isEmpty()) {
            return;
        }
        files.readMarks(met.file(), UTF8String.EMPTY_UTF8, (position, keys, there) -> {
            Integer candidate = doubtful.get(position);
            if (candidate != null
                    && there.binaryCompare(candidates.row(candidate).getUTF8String(sequence)) >= 0) {
                outdated.set(candidate);
                met.candidates().remove(position);
            }
        });
    }

    private boolean write(LakeTable.Change transaction, Candidates candidates, Map<String, Met> met, BitSet outdated) {
        boolean marks = transaction.takesDeletionVectors();
        Map<String, RoaringBitmapArray> deleted = new LinkedHashMap<>();
        List<KnownFile> rewritten = new ArrayList<>();
        met.values().stream().filter(each -> !each.candidates().isEmpty()).forEach(each -> {
            RoaringBitmapArray rows = files.deletionVectors().of(each.file());
            each.candidates().keySet().forEach(rows::add);
            deleted.put(each.file().path(), rows);
            if (!marks || rows.cardinality() == each.file().rows()) {
                rewritten.add(each.file());
            }
        });
        if (!marks && KnownFile.liveRows(rewritten) > MOST_ROWS) {
            return false;
        }
        rewritten.addAll(tidying.choice(transaction.files(), deleted, rewritten, candidates.size(), marks));
        LongPairs gone = new LongPairs(8);
        Map<String, LongPairs> added = new HashMap<>();
        try (PlainFiles.NewFile file = files.create()) {
            for (KnownFile each : rewritten) {
                RoaringBitmapArray without = deleted.remove(each.path());
                if (without == null || without.cardinality() < each.rows()) {
                    files.read(each, (position, row) -> {
                        if (without == null || !without.contains(position)) {
                            file.write(row);
                        }
                    });
                }
            }
            UTF8String delete = UTF8String.fromString(Operation.DELETE.text());
            for (int i = 0; i < candidates.size(); i++) {
                if (outdated.get(i)) {
                    continue;
                }
                if (candidates.row(i).getUTF8String(operation).equals(delete)) {
                    gone.add(candidates.first(i), candidates.second(i));
                } else {
                    file.write(candidates.row(i), candidates.first(i), candidates.second(i));
                }
            }
            file.finish().ifPresent(done -> {
                transaction.add(done);
                added.put(done.path(), file.keys());
            });
        }
        mark(transaction, deleted);
        transaction.remove(rewritten);
        transaction.commit();
        transaction.filesAfter().ifPresent(now -> index.committed(now, added, gone));
        return true;
    }

    private void mark(LakeTable.Change transaction, Map<String, RoaringBitmapArray> deleted) {
        Map<String, KnownFile> byPath = new HashMap<>();
        transaction.files().forEach(each -> byPath.put(each.path(), each));
        List<String> paths = List.copyOf(deleted.keySet());
        var written =
                files.deletionVectors().write(paths.stream().map(deleted::get).toList());
        for (int i = 0; i < paths.size(); i++) {
            KnownFile file = byPath.get(paths.get(i));
            if (file == null) {
                throw new IllegalStateException("no file of the table: " + paths.get(i));
            }
            transaction.mark(file, written.get(i));
        }
    }
}
