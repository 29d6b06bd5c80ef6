package dev.onramp.ingest.delta;

import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.spark.LakeChanges;
import dev.onramp.model.contract.LineageColumns;
import dev.onramp.model.contract.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
    /** Rows of existing files that one step reads, or writes anew; beyond that the work is worth a Spark job. */
    private static final long MOST_ROWS = 500_000;
    /** Rows of the latest state whose keys are kept in memory, eight bytes each. */
    private static final long MOST_INDEXED_ROWS = 20_000_000;
    /** Files with fewer rows are written together once there are many of them. */
    private static final long SMALL_FILE_ROWS = 20_000;

    private static final int MOST_SMALL_FILES = 16;

    private final LakeTable latest;
    private final LakeTable history;
    private final PlainFiles latestFiles;
    private final PlainFiles historyFiles;
    private final int operation;
    private final int sequence;

    SmallUpdate(SparkSession session, EntityColumns entity, LakeTable latest, LakeTable history) {
        this.latest = latest;
        this.history = history;
        this.latestFiles = new PlainFiles(session, latest, entity);
        this.historyFiles = new PlainFiles(session, history, entity);
        this.operation = latestFiles.schema().fieldIndex(LineageColumns.OP);
        this.sequence = latestFiles.sequencePosition();
    }

    /** What the history knows of a key. */
    private static final class Recorded {
        private final Set<String> sequences = new HashSet<>();
        private String newest = "";

        void add(String each) {
            sequences.add(each);
            newest = each.compareTo(newest) > 0 ? each : newest;
        }
    }

    /**
     * Appends to the history what is not there yet.
     *
     * @return key to change for those that the latest state may lack, or empty when too much would have to be read; nothing is done then
     */
    Optional<Map<Object, InternalRow>> appendHistory(List<LakeChanges.Change> changes, String lowest) {
        LakeTable.Change transaction = history.begin();
        List<KnownFile> overlapping = transaction.filesFrom(lowest);
        if (!transaction.isPlain() || rows(overlapping) > MOST_ROWS) {
            return Optional.empty();
        }
        RowKeys keys = historyFiles.keys();
        Map<Object, Recorded> recorded = new HashMap<>();
        if (!overlapping.isEmpty()) {
            changes.forEach(each -> recorded.putIfAbsent(keys.of(each.row()), new Recorded()));
            for (KnownFile file : overlapping) {
                historyFiles.readMarks(file, (key, at) -> {
                    Recorded known = recorded.get(key);
                    if (known != null && at.compareTo(lowest) >= 0) {
                        known.add(at);
                    }
                });
            }
        }
        Map<Object, InternalRow> candidates = new LinkedHashMap<>();
        try (PlainFiles.NewFile file = historyFiles.create()) {
            for (LakeChanges.Change each : changes) {
                Object key = keys.of(each.row());
                String at = each.row().getUTF8String(sequence).toString();
                Recorded known = recorded.get(key);
                if (known == null || !known.sequences.contains(at)) {
                    file.write(each.row());
                }
                if (each.newest() && (known == null || known.newest.compareTo(at) <= 0)) {
                    candidates.put(key, each.row());
                }
            }
            file.finish().ifPresent(transaction::add);
        }
        transaction.commit();
        return Optional.of(candidates);
    }

    /**
     * Brings changes into the latest state where they are newer than what is there and than what was truncated.
     *
     * @param candidates may lose those that a truncate has emptied
     * @return false when too much would have to be written anew; nothing is done then
     */
    boolean updateLatest(Map<Object, InternalRow> candidates) {
        LakeTable.Change transaction = latest.begin();
        if (!transaction.isPlain() || rows(transaction.files()) > MOST_INDEXED_ROWS) {
            return false;
        }
        String truncatedTo = transaction.truncatedTo();
        candidates.values().removeIf(row -> isEmptied(row, truncatedTo));
        if (candidates.isEmpty()) {
            return true;
        }
        long[] hashes = candidates.keySet().stream().mapToLong(RowKeys::hash).toArray();
        List<KnownFile> touched = new ArrayList<>();
        List<KnownFile> small = new ArrayList<>();
        for (KnownFile file : transaction.files()) {
            KnownFile known = latestFiles.withKeys(file);
            if (known != file) {
                latest.learn(known);
            }
            if (known.mayHold(hashes)) {
                touched.add(known);
            } else if (known.rows() < SMALL_FILE_ROWS) {
                small.add(known);
            }
        }
        if (small.size() >= MOST_SMALL_FILES) {
            touched.addAll(small);
        }
        if (rows(touched) > MOST_ROWS) {
            return false;
        }
        Set<Object> outdated = new HashSet<>();
        RowKeys keys = latestFiles.keys();
        try (PlainFiles.NewFile file = latestFiles.create()) {
            for (KnownFile each : touched) {
                latestFiles.read(each, row -> {
                    Object key = keys.of(row);
                    InternalRow candidate = candidates.get(key);
                    if (candidate == null) {
                        file.write(row);
                    } else if (candidate.getUTF8String(sequence).compareTo(row.getUTF8String(sequence)) < 0) {
                        outdated.add(key);
                        file.write(row);
                    }
                });
            }
            UTF8String delete = UTF8String.fromString(Operation.DELETE.text());
            candidates.forEach((key, row) -> {
                if (!outdated.contains(key) && !row.getUTF8String(operation).equals(delete)) {
                    file.write(row);
                }
            });
            file.finish().ifPresent(transaction::add);
        }
        transaction.remove(touched);
        transaction.commit();
        return true;
    }

    private boolean isEmptied(InternalRow row, String truncatedTo) {
        return row.getUTF8String(sequence).toString().compareTo(truncatedTo) <= 0;
    }

    private static long rows(List<KnownFile> files) {
        long rows = 0;
        for (KnownFile each : files) {
            if (each.rows() == Long.MAX_VALUE) {
                return Long.MAX_VALUE;
            }
            rows += each.rows();
        }
        return rows;
    }
}
