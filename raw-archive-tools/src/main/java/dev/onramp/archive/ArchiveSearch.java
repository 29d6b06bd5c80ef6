package dev.onramp.archive;

import dev.onramp.archive.RawArchive.Stored;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Finds lines of the archive, each record once, also while objects are merged. Thread-safe. */
public final class ArchiveSearch {
    private final RawArchive archive;
    private final ArchiveReader reader;

    public ArchiveSearch(RawArchive archive) {
        this.archive = archive;
        this.reader = new ArchiveReader(archive.objects());
    }

    /** Every record of the table on these dates. Holds the offsets in memory. */
    public void all(String table, Predicate<LocalDate> dates, BiConsumer<Coordinates, String> lines) {
        Map<Integer, Set<Long>> seen = new HashMap<>();
        scan(table, dates, key -> true, (at, line) -> {
            if (seen.computeIfAbsent(at.partition(), none -> new HashSet<>()).add(at.offset())) {
                lines.accept(at, line);
            }
            return true;
        });
    }

    /** The line of a record; the objects' names tell most of those that need not be read. */
    public Optional<String> record(Coordinates wanted, Predicate<LocalDate> dates) {
        return first(
                wanted.topic(),
                dates,
                key -> key.mayHold(wanted.partition(), wanted.offset()),
                (at, line) -> at.equals(wanted));
    }

    /** The line with that {@code dataid}; reads everything of these dates. */
    public Optional<String> dataid(String table, String dataid, Predicate<LocalDate> dates) {
        return first(
                table,
                dates,
                key -> true,
                (at, line) -> PayloadText.dataid(line).equals(dataid));
    }

    /**
     * What a header {@code ce_rawref} refers to, also after its object was merged into another one.
     *
     * @throws dev.onramp.config.OnrampException ONR-A005 when it is none
     */
    public Optional<String> reference(String reference) {
        int hash = reference.lastIndexOf('#');
        String fragment = reference.substring(hash + 1);
        if (hash > 0 && reference.startsWith("firehose://")) {
            Coordinates wanted = Coordinates.of(fragment)
                    .orElseThrow(() -> ArchiveErrors.badReference(reference, "behind # stand no coordinates"));
            known(wanted.topic());
            return record(wanted, date -> true);
        }
        String bucket = archive.objects().location() + "/";
        if (hash < 0 || !reference.startsWith(bucket) || !fragment.matches("[1-9]\\d{0,8}")) {
            throw ArchiveErrors.badReference(reference, "it is no object of " + bucket + " with a line");
        }
        ArchiveKey key = ArchiveKey.of(reference.substring(bucket.length(), hash))
                .orElseThrow(() -> ArchiveErrors.badReference(reference, "no archive object has such a name"));
        known(key.table());
        return line(key, Integer.parseInt(fragment));
    }

    private Optional<String> line(ArchiveKey key, int wanted) {
        AtomicReference<String> found = new AtomicReference<>();
        int[] number = new int[1];
        boolean there = reader.read(key.key(), (at, line) -> {
            if (++number[0] == wanted) {
                found.set(line);
            }
            return number[0] < wanted;
        });
        if (there || key.range().isEmpty()) {
            return Optional.ofNullable(found.get());
        }
        // The object held the records of its range, one line each, in offset order.
        ArchiveKey.Range range = key.range().get();
        TreeMap<Long, String> lines = new TreeMap<>();
        scan(
                key.table(),
                key.date()::equals,
                each -> each.range()
                        .map(other -> other.partition() == range.partition()
                                && other.first() <= range.last()
                                && other.last() >= range.first())
                        .orElse(true),
                (at, line) -> {
                    if (range.holds(at.partition(), at.offset())) {
                        lines.putIfAbsent(at.offset(), line);
                    }
                    return true;
                });
        return lines.values().stream().skip(wanted - 1L).findFirst();
    }

    private Optional<String> first(String table, Predicate<LocalDate> dates, Predicate<ArchiveKey> keys, Match match) {
        AtomicReference<String> found = new AtomicReference<>();
        scan(table, dates, keys, (at, line) -> {
            if (match.test(at, line)) {
                found.set(line);
            }
            return found.get() == null;
        });
        return Optional.ofNullable(found.get());
    }

    private interface Match {
        boolean test(Coordinates at, String line);
    }

    /** Lists and reads until a listing brings nothing new: what was merged meanwhile is in a later one. */
    private void scan(String table, Predicate<LocalDate> dates, Predicate<ArchiveKey> keys, ArchiveReader.Lines lines) {
        Set<String> read = new HashSet<>();
        boolean[] goOn = {true};
        boolean more = true;
        while (more && goOn[0]) {
            more = false;
            List<Stored> listed = archive.list(table, dates);
            for (Stored each : listed) {
                if (goOn[0] && keys.test(each.key()) && read.add(each.key().key())) {
                    more = true;
                    reader.read(each.key().key(), (at, line) -> {
                        goOn[0] = lines.accept(at, line);
                        return goOn[0];
                    });
                }
            }
        }
    }

    private void known(String table) {
        archive.tables(Optional.of(table));
    }
}
