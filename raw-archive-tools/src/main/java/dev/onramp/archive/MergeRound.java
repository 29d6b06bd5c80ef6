package dev.onramp.archive;

import dev.onramp.archive.RawArchive.Stored;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Merges some objects of one table and day into one for each partition. For one thread. */
final class MergeRound implements AutoCloseable {
    /** What bounds the memory: an entry for each record. */
    static final int MAX_RECORDS = 1_000_000;

    private final RawArchive archive;
    private final ArchiveReader reader;
    private final Path temporary;
    private final Map<Integer, MergedPart> parts = new TreeMap<>();
    private final List<Stored> merged = new ArrayList<>();

    MergeRound(RawArchive archive, Path temporary) {
        this.archive = archive;
        this.reader = new ArchiveReader(archive.objects());
        this.temporary = temporary;
    }

    /** Adds the lines of an object; one that is gone was merged by somebody else. */
    void add(Stored object) {
        boolean there = reader.read(object.key().key(), (at, line) -> {
            if (!at.topic().equals(object.key().table())) {
                throw new com.fasterxml.jackson.core.JsonParseException(null, "the line is one of " + at.topic());
            }
            part(object.key().table(), at.partition()).add(at.offset(), line);
            return true;
        });
        if (there) {
            merged.add(object);
        }
    }

    /** Whether one of the parts has the size that is wanted. */
    boolean isFull(long targetBytes) {
        long records = 0;
        for (MergedPart each : parts.values()) {
            records += each.records();
            if (bytes(each) >= targetBytes) {
                return true;
            }
        }
        return records >= MAX_RECORDS;
    }

    /** What {@link #write} would take the place of. */
    List<Stored> merged() {
        return List.copyOf(merged);
    }

    /** Whether fewer objects come of it. */
    boolean isWorthwhile() {
        return parts.size() < merged.size();
    }

    /**
     * Stores the parts, and reads each back.
     *
     * @return their keys
     * @throws dev.onramp.config.OnrampException ONR-A006 when one is not what was written
     */
    List<String> write() {
        String first = merged.get(0).key().key();
        String folder = first.substring(0, first.lastIndexOf('/') + 1);
        String round = round();
        List<String> keys = new ArrayList<>();
        for (MergedPart part : parts.values()) {
            String key = folder + part.name(round);
            try {
                String digest = part.digest();
                archive.objects().write(key, part.file());
                check(key, digest);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            keys.add(key);
        }
        return keys;
    }

    private void check(String key, String digest) {
        MessageDigest read = MergedPart.sha256();
        boolean there = reader.read(key, (at, line) -> {
            read.update((line + "\n").getBytes(StandardCharsets.UTF_8));
            return true;
        });
        if (!there || !HexFormat.of().formatHex(read.digest()).equals(digest)) {
            throw ArchiveErrors.notAsWritten(key);
        }
    }

    /** Names the objects that are merged. */
    private String round() {
        MessageDigest names = MergedPart.sha256();
        merged.forEach(each -> names.update((each.key().key() + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(names.digest(), 0, 8);
    }

    private MergedPart part(String table, int partition) throws IOException {
        MergedPart part = parts.get(partition);
        if (part == null) {
            part = new MergedPart(table, partition, temporary);
            parts.put(partition, part);
        }
        return part;
    }

    private static long bytes(MergedPart part) {
        try {
            return part.bytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        for (MergedPart each : parts.values()) {
            try {
                each.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
