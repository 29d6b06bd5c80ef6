package dev.onramp.reconcile.archive;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Source;
import dev.onramp.reconcile.fold.Coordinate;
import dev.onramp.reconcile.fold.Fingerprint;
import dev.onramp.reconcile.fold.FoldedRecord;
import dev.onramp.reconcile.fold.RawPartition;
import dev.onramp.reconcile.report.Check;
import dev.onramp.reconcile.report.Difference;
import dev.onramp.reconcile.report.Difference.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The records that Kafka holds before the cut, 16 bytes each, and their comparison with the archive: each must be there, byte-exact but for
 * secrets, and nothing else. Takes records of one partition in offset order; for one thread.
 */
public final class KafkaInput {
    private final Cut cut;
    private final Map<String, Redaction> redactions = new HashMap<>();
    private final Map<RawPartition, Records> partitions = new TreeMap<>();

    public KafkaInput(CanonicalModel model, Cut cut, String hashKey) {
        this.cut = cut;
        for (Source source : model.sources()) {
            redactions.put(source.table().value(), new Redaction(source, hashKey));
        }
    }

    /** @param value null for a record without value */
    public void accept(Coordinate at, byte @Nullable [] value) {
        Redaction redaction = redactions.get(at.topic());
        if (redaction == null) {
            throw new IllegalArgumentException("the model has no source " + at.topic());
        }
        long print = value == null
                ? Fingerprint.ABSENT
                : redaction.archived(value).map(Fingerprint::of).orElse(Fingerprint.UNKNOWN);
        partitions.computeIfAbsent(at.rawPartition(), key -> new Records()).add(at.offset(), print);
    }

    /**
     * @param archived every archived record before the cut
     * @param conflicts what is wrong with single lines, as sentences
     */
    public InputOutcome compare(List<FoldedRecord> archived, List<String> conflicts, int shown) {
        List<Difference> differences = new ArrayList<>();
        long[] counts = new long[Kind.values().length];
        Map<RawPartition, Records> rest = new HashMap<>(partitions);
        rest.replaceAll((partition, records) -> records.unseen());
        for (FoldedRecord each : archived) {
            Records records = rest.get(each.at().rawPartition());
            Optional<Long> print =
                    records == null ? Optional.empty() : records.see(each.at().offset());
            if (print.isEmpty() && cut.isRetained(each.at())) {
                note(
                        differences,
                        counts,
                        shown,
                        new Difference(
                                Kind.EXTRA,
                                each.at().toString(),
                                "",
                                "",
                                "an archived record that Kafka does not have"));
            } else if (print.isPresent() && isOther(print.get(), each.fingerprint())) {
                note(
                        differences,
                        counts,
                        shown,
                        new Difference(
                                Kind.DIFFERENT, each.at().toString(), "payload", "the bytes that Kafka has", "others"));
            }
        }
        Map<RawPartition, Long> unarchived = new HashMap<>();
        rest.forEach((partition, records) -> records.forEachUnseen(offset -> {
            unarchived.merge(partition, 1L, Long::sum);
            note(
                    differences,
                    counts,
                    shown,
                    new Difference(Kind.MISSING, partition + "-" + offset, "", "a line in the archive", ""));
        }));
        conflicts.forEach(each -> note(differences, counts, shown, new Difference(Kind.DIFFERENT, each, "", "", "")));
        Check check = new Check(
                "raw archive",
                partitions.values().stream().mapToLong(Records::size).sum(),
                archived.size(),
                counts[Kind.MISSING.ordinal()],
                counts[Kind.EXTRA.ordinal()],
                counts[Kind.DIFFERENT.ordinal()],
                differences,
                notes(archived));
        return new InputOutcome(check, unarchived);
    }

    private static boolean isOther(long print, long archived) {
        return print != Fingerprint.UNKNOWN && archived != Fingerprint.UNKNOWN && print != archived;
    }

    /** How many of the records are not archived yet. */
    public long missing(Predicate<Coordinate> archived) {
        long missing = 0;
        for (Map.Entry<RawPartition, Records> each : partitions.entrySet()) {
            RawPartition partition = each.getKey();
            missing += each.getValue()
                    .count(offset -> !archived.test(new Coordinate(partition.topic(), partition.partition(), offset)));
        }
        return missing;
    }

    private List<String> notes(List<FoldedRecord> archived) {
        long older =
                archived.stream().filter(each -> !cut.isRetained(each.at())).count();
        return older == 0 ? List.of() : List.of(older + " archived records are older than what Kafka still keeps");
    }

    private static void note(List<Difference> differences, long[] counts, int shown, Difference difference) {
        counts[difference.kind().ordinal()]++;
        if (differences.size() < shown) {
            differences.add(difference);
        }
    }

    /** Offsets in ascending order with their fingerprints. */
    private static final class Records {
        private long[] offsets = new long[1024];
        private long[] prints = new long[1024];
        private final java.util.BitSet seen = new java.util.BitSet();
        private int size;

        void add(long offset, long print) {
            if (size == offsets.length) {
                offsets = Arrays.copyOf(offsets, size * 2);
                prints = Arrays.copyOf(prints, size * 2);
            }
            offsets[size] = offset;
            prints[size++] = print;
        }

        long size() {
            return size;
        }

        long count(LongPredicate filter) {
            return Arrays.stream(offsets, 0, size).filter(filter).count();
        }

        Records unseen() {
            seen.clear();
            return this;
        }

        Optional<Long> see(long offset) {
            int index = Arrays.binarySearch(offsets, 0, size, offset);
            if (index < 0) {
                return Optional.empty();
            }
            seen.set(index);
            return Optional.of(prints[index]);
        }

        void forEachUnseen(java.util.function.LongConsumer action) {
            for (int i = seen.nextClearBit(0); i < size; i = seen.nextClearBit(i + 1)) {
                action.accept(offsets[i]);
            }
        }
    }
}
