package dev.onramp.reconcile.archive;

import dev.onramp.reconcile.fold.RawPartition;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An object of the raw archive, as its key says.
 *
 * @param key the whole key in the bucket
 * @param firstOffset of its records
 * @param lastOffset of its records
 */
public record ArchiveObject(String key, RawPartition partition, long firstOffset, long lastOffset) {
    private static final Pattern NAME =
            Pattern.compile("(?:.*/)?dt=\\d{4}-\\d{2}-\\d{2}/(.+)-(\\d{1,9})-(\\d{20})-(\\d{20})\\.ndjson\\.gz");

    /** Empty for a key that is none of an archive object. */
    public static Optional<ArchiveObject> of(String key) {
        Matcher name = NAME.matcher(key);
        if (!name.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ArchiveObject(
                    key,
                    new RawPartition(name.group(1), Integer.parseInt(name.group(2))),
                    Long.parseLong(name.group(3)),
                    Long.parseLong(name.group(4))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
