package dev.onramp.archive;

import dev.onramp.archive.RawArchive.Stored;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts what the archive holds. Reads every object that it counts the records of. Thread-safe. */
public final class ArchiveStatistics {
    private static final Pattern HIDDEN = Pattern.compile("hmac-sha256:[0-9a-f]{64}");

    /**
     * What an object holds.
     *
     * @param records lines
     * @param secrets hashes that stand for secret values
     */
    public record Counted(Stored object, long records, long secrets) {}

    /** What the objects of a table and day hold; a record that stands in several of them counts each time. */
    public record Day(String table, LocalDate date, long objects, long records, long bytes, long secrets) {
        public long averageBytes() {
            return objects == 0 ? 0 : bytes / objects;
        }

        private Day with(Counted each) {
            return new Day(
                    table,
                    date,
                    objects + 1,
                    records + each.records(),
                    bytes + each.object().entry().size(),
                    secrets + each.secrets());
        }
    }

    private final RawArchive archive;
    private final ArchiveReader reader;

    public ArchiveStatistics(RawArchive archive) {
        this.archive = archive;
        this.reader = new ArchiveReader(archive.objects());
    }

    /** Every object of a table; those that are merged into others meanwhile are left out. */
    public List<Counted> objects(String table, Predicate<LocalDate> dates) {
        return archive.list(table, dates).stream()
                .parallel()
                .map(this::counted)
                .flatMap(Optional::stream)
                .toList();
    }

    /** By table, then date. */
    public List<Day> days(List<String> tables, Predicate<LocalDate> dates) {
        List<Day> days = new ArrayList<>();
        for (String table : tables) {
            Map<LocalDate, Day> byDate = new TreeMap<>();
            for (Counted each : objects(table, dates)) {
                byDate.merge(
                        each.object().key().date(),
                        new Day(table, each.object().key().date(), 0, 0, 0, 0).with(each),
                        (before, one) -> before.with(each));
            }
            days.addAll(byDate.values());
        }
        return days;
    }

    private Optional<Counted> counted(Stored object) {
        long[] counts = new long[2];
        boolean there = reader.read(object.key().key(), (at, line) -> {
            counts[0]++;
            for (Matcher hidden = HIDDEN.matcher(line); hidden.find(); ) {
                counts[1]++;
            }
            return true;
        });
        return there ? Optional.of(new Counted(object, counts[0], counts[1])) : Optional.empty();
    }
}
