package dev.onramp.archive;

import dev.onramp.archive.RawArchive.Stored;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Merges many small objects of a table and day into few large ones. At every moment each record stands in an object: a merged object is
 * written and read back, and only then do its parts go. Whoever lists in between sees records twice, which the contract allows; whoever
 * listed before and reads later finds objects gone and lists again. After a crash, the next run merges what is left. Several may run at
 * once. For one thread.
 */
public final class Compaction {
    /**
     * What was merged, or would be.
     *
     * @param inputs keys of the objects merged
     * @param outputs keys of the objects that hold their records now; none for a dry run
     */
    public record Merge(String table, LocalDate date, List<String> inputs, List<String> outputs, long bytes) {
        public Merge {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
        }
    }

    private final RawArchive archive;
    private final long targetBytes;
    private final Clock clock;
    private final Consumer<Merge> done;

    /**
     * @param targetBytes of a merged object; objects of half of it are left alone
     * @param done hears of every merge when it is complete
     */
    public Compaction(RawArchive archive, long targetBytes, Clock clock, Consumer<Merge> done) {
        if (targetBytes < 1) {
            throw new IllegalArgumentException("a merged object has at least a byte: " + targetBytes);
        }
        this.archive = archive;
        this.targetBytes = targetBytes;
        this.clock = clock;
        this.done = done;
    }

    /** What there is to merge, by day. Reads no object. */
    public List<Merge> plan(String table, Duration olderThan) {
        List<Merge> plan = new ArrayList<>();
        candidates(table, olderThan)
                .forEach((date, inputs) -> plan.add(new Merge(table, date, keys(inputs), List.of(), bytes(inputs))));
        return plan;
    }

    /**
     * @param olderThan objects that were written later are left alone
     * @throws dev.onramp.config.OnrampException ONR-A002, ONR-A003, ONR-A006; every record is still there
     */
    public void run(String table, Duration olderThan) {
        candidates(table, olderThan).forEach((date, inputs) -> merge(table, date, inputs));
    }

    private void merge(String table, LocalDate date, List<Stored> inputs) {
        try {
            Path temporary = Files.createTempDirectory("onramp-compact");
            try {
                int next = 0;
                while (next < inputs.size()) {
                    try (MergeRound round = new MergeRound(archive, temporary)) {
                        while (next < inputs.size() && !round.isFull(targetBytes)) {
                            round.add(inputs.get(next++));
                        }
                        finish(table, date, round);
                    }
                }
            } finally {
                Files.delete(temporary);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void finish(String table, LocalDate date, MergeRound round) {
        if (!round.isWorthwhile()) {
            return;
        }
        List<String> outputs = round.write();
        List<String> inputs = keys(round.merged());
        inputs.stream().filter(each -> !outputs.contains(each)).forEach(archive.objects()::delete);
        done.accept(new Merge(table, date, inputs, outputs, bytes(round.merged())));
    }

    /** Days with small objects of which fewer can be made. */
    private Map<LocalDate, List<Stored>> candidates(String table, Duration olderThan) {
        Instant before = clock.instant().minus(olderThan);
        Map<LocalDate, List<Stored>> days = new TreeMap<>();
        for (Stored each : archive.list(table, date -> true)) {
            if (each.entry().size() < Math.max(1, targetBytes / 2)
                    && !each.entry().written().isAfter(before)) {
                days.computeIfAbsent(each.key().date(), none -> new ArrayList<>())
                        .add(each);
            }
        }
        days.replaceAll((date, objects) -> mergeable(objects));
        days.values().removeIf(List::isEmpty);
        return days;
    }

    /** Where every object tells its partition, one that is alone in its partition stays. */
    private static List<Stored> mergeable(List<Stored> objects) {
        boolean mixed = objects.stream().anyMatch(each -> each.key().range().isEmpty());
        Map<Optional<Integer>, Long> counts =
                objects.stream().collect(Collectors.groupingBy(Compaction::partition, Collectors.counting()));
        return objects.stream()
                .filter(each -> objects.size() > 1 && (mixed || counts.getOrDefault(partition(each), 0L) > 1))
                .toList();
    }

    private static Optional<Integer> partition(Stored object) {
        return object.key().range().map(ArchiveKey.Range::partition);
    }

    private static List<String> keys(List<Stored> objects) {
        return objects.stream().map(each -> each.key().key()).toList();
    }

    private static long bytes(List<Stored> objects) {
        return objects.stream().mapToLong(each -> each.entry().size()).sum();
    }
}
