package dev.onramp.archive;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key of an archive object and what it tells.
 *
 * @param table whose folder it is in
 * @param date of that folder
 * @param range of its lines; empty for an object of a delivery stream, which may hold any of the table's
 */
public record ArchiveKey(String key, String table, LocalDate date, Optional<Range> range) {
    /** Offsets of one partition; both ends belong to it. */
    public record Range(int partition, long first, long last) {
        boolean holds(int otherPartition, long offset) {
            return partition == otherPartition && offset >= first && offset <= last;
        }
    }

    private static final Pattern FOLDER = Pattern.compile("(?:.*/)?([^/]+)/dt=(\\d{4}-\\d{2}-\\d{2})/([^/]+)");
    private static final Pattern OFFSETS =
            Pattern.compile(".+-(\\d{1,9})-(\\d{20})-(\\d{20})(?:-merged-[0-9a-f]{16})?\\.ndjson\\.gz");
    private static final Pattern DELIVERED =
            Pattern.compile(".+-\\d+-\\d{4}-\\d{2}-\\d{2}-\\d{2}-\\d{2}-\\d{2}-[0-9A-Za-z-]+\\.gz");

    public ArchiveKey {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(range, "range");
    }

    /** Empty for a key that is none of an archive object. */
    public static Optional<ArchiveKey> of(String key) {
        Matcher folder = FOLDER.matcher(key);
        if (!folder.matches()) {
            return Optional.empty();
        }
        String name = folder.group(3);
        try {
            LocalDate date = LocalDate.parse(folder.group(2));
            Matcher offsets = OFFSETS.matcher(name);
            if (offsets.matches()) {
                Range range = new Range(
                        Integer.parseInt(offsets.group(1)),
                        Long.parseLong(offsets.group(2)),
                        Long.parseLong(offsets.group(3)));
                return Optional.of(new ArchiveKey(key, folder.group(1), date, Optional.of(range)));
            }
            return DELIVERED.matcher(name).matches()
                    ? Optional.of(new ArchiveKey(key, folder.group(1), date, Optional.empty()))
                    : Optional.empty();
        } catch (DateTimeException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    /** Whether the object may hold that record. */
    boolean mayHold(int partition, long offset) {
        return range.map(each -> each.holds(partition, offset)).orElse(true);
    }
}
