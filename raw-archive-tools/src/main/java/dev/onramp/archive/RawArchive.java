package dev.onramp.archive;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.contract.Topics;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The archive's folders: which tables there are and which objects each has. Thread-safe; does not own the objects. */
public final class RawArchive {
    /** An object with its size and age. */
    public record Stored(ArchiveKey key, ArchiveObjects.Entry entry) {}

    private final ArchiveObjects objects;
    private final String folder;
    private final TreeSet<String> tables = new TreeSet<>();

    /** @param prefix the setting {@code archive.prefix} */
    public RawArchive(ArchiveObjects objects, String prefix, CanonicalModel model) {
        this.objects = objects;
        this.folder = prefix.isEmpty() ? "" : prefix + "/";
        model.sources().forEach(each -> tables.add(Topics.raw(each.table())));
    }

    ArchiveObjects objects() {
        return objects;
    }

    /** Below the bucket, with a slash at its end. */
    String folder() {
        return folder;
    }

    /**
     * @param table one of the model, or empty for all
     * @throws dev.onramp.config.OnrampException ONR-A001
     */
    public List<String> tables(Optional<String> table) {
        if (table.isEmpty()) {
            return List.copyOf(tables);
        }
        if (!tables.contains(table.get())) {
            throw ArchiveErrors.unknownTable(table.get(), tables);
        }
        return List.of(table.get());
    }

    /** {@code s3://bucket/prefix/table/}. */
    public String location(String table) {
        return objects.location() + "/" + folder + table + "/";
    }

    /** The table's objects of the dates that pass, in the order of their keys. */
    public List<Stored> list(String table, Predicate<LocalDate> dates) {
        List<Stored> stored = new ArrayList<>();
        for (ArchiveObjects.Entry each : objects.list(folder + table + "/")) {
            ArchiveKey.of(each.key())
                    .filter(key -> dates.test(key.date()))
                    .ifPresent(key -> stored.add(new Stored(key, each)));
        }
        return stored;
    }
}
