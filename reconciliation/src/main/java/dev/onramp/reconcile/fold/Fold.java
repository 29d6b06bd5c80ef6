package dev.onramp.reconcile.fold;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.Identifier;
import dev.onramp.reconcile.fold.FoldedRecord.RecordClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Collects raw records in any order, each coordinate as often as it likes, and folds them to the state that the stores must have. The
 * outcome depends on the set of records alone. Thread-safe.
 */
public final class Fold {
    private record Seen(RawRecord raw, Reading reading) {}

    private record Claim(int record, Coordinate at, long timestamp, SequenceRule sequence, Reading.EntityRow row)
            implements ArrivalOrder.Arrival {}

    private final CanonicalModel model;
    private final ChangeReader reader;
    private final Map<Coordinate, Seen> seen = new HashMap<>();
    private final List<String> conflicts = new ArrayList<>();

    public Fold(CanonicalModel model) {
        this.model = model;
        this.reader = new ChangeReader(model);
    }

    /** @throws IllegalArgumentException when the record's topic belongs to no source of the model */
    public void add(RawRecord record) {
        Reading reading = reader.read(record);
        // The payload itself is needed no more; it would be most of the memory.
        RawRecord kept = new RawRecord(
                record.at(), record.timestamp(), record.dataid(), new RawPayload.Absent(), record.fingerprint());
        synchronized (this) {
            Seen before = seen.putIfAbsent(record.at(), new Seen(kept, reading));
            if (before != null && differ(before.raw(), kept)) {
                conflicts.add(record.at() + ": two archived lines of this record differ");
            }
        }
    }

    /** Whether a record with these coordinates was added. */
    public synchronized boolean holds(Coordinate at) {
        return seen.containsKey(at);
    }

    private static boolean differ(RawRecord one, RawRecord other) {
        boolean known = one.fingerprint() != Fingerprint.UNKNOWN && other.fingerprint() != Fingerprint.UNKNOWN;
        return one.timestamp() != other.timestamp()
                || !one.dataid().equals(other.dataid())
                || known && one.fingerprint() != other.fingerprint();
    }

    /**
     * The state after everything that was added so far.
     *
     * @param deadLetters coordinates of open dead letters, none of them unforeseeable
     */
    public Folded folded(Set<Coordinate> deadLetters) {
        return folded(new Rejections(deadLetters, Set.of(), Set.of()));
    }

    /** The state after everything that was added so far. */
    public synchronized Folded folded(Rejections rejections) {
        List<Seen> ordered = new ArrayList<>(seen.size());
        seen.values().forEach(each -> ordered.add(judged(each, rejections)));
        ordered.sort(Comparator.comparing(each -> each.raw().at()));
        RecordClass[] classes = classes(ordered);
        List<FoldedRecord> records = new ArrayList<>(ordered.size());
        for (int i = 0; i < classes.length; i++) {
            RawRecord raw = ordered.get(i).raw();
            records.add(new FoldedRecord(
                    raw.at(),
                    raw.timestamp(),
                    raw.dataid(),
                    raw.fingerprint(),
                    ordered.get(i).reading(),
                    classes[i]));
        }
        return new Folded(entities(ordered, rejections.replayed()), records, conflicts);
    }

    private static Seen judged(Seen seen, Rejections rejections) {
        if (seen.reading() instanceof Reading.Mapped mapped) {
            if (rejections.unforeseeable().contains(seen.raw().at())) {
                return new Seen(seen.raw(), Reading.Rejected.UNFORESEEN);
            }
            if (mapped.secrets() == Reading.Secrets.HIDDEN
                    && rejections.open().contains(seen.raw().at())) {
                return new Seen(seen.raw(), Reading.Rejected.FOR_HIDDEN_VALUE);
            }
        }
        return seen;
    }

    private static RecordClass[] classes(List<Seen> ordered) {
        RecordClass[] classes = new RecordClass[ordered.size()];
        Map<String, Map<RowKey, List<Classifier.Change>>> keys = new HashMap<>();
        for (int i = 0; i < classes.length; i++) {
            RawRecord raw = ordered.get(i).raw();
            if (ordered.get(i).reading() instanceof Reading.Mapped mapped) {
                Classifier.Change change = new Classifier.Change(i, raw.at(), raw.timestamp(), mapped.sequence());
                Map<RowKey, List<Classifier.Change>> ofTopic =
                        keys.computeIfAbsent(raw.at().topic(), topic -> new HashMap<>());
                for (RowKey each : mapped.sourceKeys()) {
                    ofTopic.computeIfAbsent(each, key -> new ArrayList<>(2)).add(change);
                }
            } else {
                classes[i] = ordered.get(i).reading() instanceof Reading.Skipped
                        ? RecordClass.SKIPPED
                        : RecordClass.DEAD_LETTERED;
            }
        }
        keys.values().forEach(ofTopic -> {
            List<Classifier.Change> truncates = ofTopic.getOrDefault(RowKey.OF_TRUNCATE, List.of());
            Classifier ofTruncates = new Classifier(truncates);
            classify(truncates, ofTruncates, classes);
            ofTopic.remove(RowKey.OF_TRUNCATE);
            ofTopic.values().forEach(changes -> classify(changes, new Classifier(changes, ofTruncates), classes));
        });
        return classes;
    }

    private static void classify(List<Classifier.Change> changes, Classifier classifier, RecordClass[] classes) {
        changes.forEach(each -> classes[each.record()] = better(classes[each.record()], classifier.classOf(each)));
    }

    /** Of the two changes of a change of key: applied before superseded before duplicate. */
    private static RecordClass better(@Nullable RecordClass known, RecordClass other) {
        return known == null || other.compareTo(known) < 0 ? other : known;
    }

    private Map<Identifier, FoldedEntity> entities(List<Seen> ordered, Set<Coordinate> replayed) {
        Map<Identifier, Map<RowKey, TreeMap<SequenceRule, List<Claim>>>> claims = new HashMap<>();
        for (int i = 0; i < ordered.size(); i++) {
            RawRecord raw = ordered.get(i).raw();
            if (ordered.get(i).reading() instanceof Reading.Mapped mapped) {
                for (Reading.EntityRow row : mapped.rows()) {
                    claims.computeIfAbsent(row.entity(), name -> new HashMap<>())
                            .computeIfAbsent(row.key(), key -> new TreeMap<>())
                            .computeIfAbsent(mapped.sequence(), sequence -> new ArrayList<>(1))
                            .add(new Claim(i, raw.at(), raw.timestamp(), mapped.sequence(), row));
                }
            }
        }
        Map<Identifier, FoldedEntity> entities = new HashMap<>();
        for (Entity entity : model.entities()) {
            entities.put(entity.name(), folded(entity, claims.getOrDefault(entity.name(), Map.of()), replayed));
        }
        return entities;
    }

    private static FoldedEntity folded(
            Entity entity, Map<RowKey, TreeMap<SequenceRule, List<Claim>>> claims, Set<Coordinate> replayed) {
        Map<RowKey, KeyHistory> keys = new HashMap<>();
        Optional<SequenceRule> truncatedTo =
                Optional.ofNullable(claims.get(RowKey.OF_TRUNCATE)).map(TreeMap::lastKey);
        int versionCount = 0;
        for (var key : claims.entrySet()) {
            List<Version> versions = new ArrayList<>(key.getValue().size());
            for (var claimed : key.getValue().entrySet()) {
                versions.add(version(versionCount++, claimed.getKey(), claimed.getValue(), replayed));
            }
            keys.put(key.getKey(), new KeyHistory(keys.size(), key.getKey(), versions, truncatedTo));
        }
        return new FoldedEntity(entity, keys, versionCount);
    }

    /** The first of the claims; of every other partition, its own first is a twin, and so is what was replayed: that came in its own time. */
    private static Version version(int ordinal, SequenceRule sequence, List<Claim> claims, Set<Coordinate> replayed) {
        Map<RawPartition, Claim> firsts = new TreeMap<>();
        List<Claim> late = new ArrayList<>(0);
        for (Claim each : claims) {
            if (replayed.contains(each.at())) {
                late.add(each);
            } else {
                firsts.merge(
                        each.at().rawPartition(),
                        each,
                        (one, other) -> ArrivalOrder.isEarlier(one, other) ? one : other);
            }
        }
        List<Claim> arrived = new ArrayList<>(firsts.values());
        arrived.sort(ArrivalOrder.ACROSS);
        arrived.addAll(late);
        List<Version.Candidate> candidates = arrived.stream()
                .map(each -> new Version.Candidate(
                        each.record(), each.row().row(), each.row().fate()))
                .toList();
        return new Version(ordinal, sequence, candidates.get(0), candidates.subList(1, candidates.size()));
    }
}
