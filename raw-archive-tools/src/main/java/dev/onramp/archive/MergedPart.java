package dev.onramp.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** A merged object of one partition while it is written, in a file. For one thread. */
final class MergedPart implements AutoCloseable {
    private final String table;
    private final int partition;
    private final Path file;
    private final MessageDigest digest = sha256();
    private final OutputStream text;
    /** Offset to a hash of its line. */
    private final Map<Long, Integer> lines = new HashMap<>();

    private long first = Long.MAX_VALUE;
    private long last;

    MergedPart(String table, int partition, Path folder) throws IOException {
        this.table = table;
        this.partition = partition;
        this.file = Files.createTempFile(folder, "merged", ".gz");
        this.text = new DigestOutputStream(new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), digest);
    }

    /** A line that is there already is left out; one that differs from an earlier one of its record stays, for others to judge. */
    void add(long offset, String line) throws IOException {
        Integer before = lines.putIfAbsent(offset, line.hashCode());
        if (before == null || before != line.hashCode()) {
            text.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            first = Math.min(first, offset);
            last = Math.max(last, offset);
        }
    }

    int records() {
        return lines.size();
    }

    long bytes() throws IOException {
        return Files.size(file);
    }

    Path file() {
        return file;
    }

    /** Hash of all lines, once they are all written. */
    String digest() throws IOException {
        text.close();
        return HexFormat.of().formatHex(digest.digest());
    }

    /** @param round says which objects were merged: the same objects give the same name */
    String name(String round) {
        return String.format(
                Locale.ROOT, "%s-%d-%020d-%020d-merged-%s.ndjson.gz", table, partition, first, last, round);
    }

    @Override
    public void close() throws IOException {
        text.close();
        Files.deleteIfExists(file);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
