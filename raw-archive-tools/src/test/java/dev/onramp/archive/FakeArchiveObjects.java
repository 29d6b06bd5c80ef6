package dev.onramp.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** Objects in memory. Crashes on the n-th change when told so, and runs an action before an object is opened. */
final class FakeArchiveObjects implements ArchiveObjects {
    static final Instant WRITTEN = Instant.parse("2026-01-31T00:00:00Z");

    /** Stands for the end of the process. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    final TreeMap<String, byte[]> objects = new TreeMap<>();
    int changesUntilCrash = Integer.MAX_VALUE;
    boolean damagesWrites;
    Runnable beforeOpen = () -> {};

    @Override
    public String location() {
        return "s3://b";
    }

    @Override
    public List<Entry> list(String prefix) {
        return objects.entrySet().stream()
                .filter(each -> each.getKey().startsWith(prefix))
                .map(each -> new Entry(each.getKey(), each.getValue().length, WRITTEN))
                .toList();
    }

    @Override
    public Optional<InputStream> open(String key) {
        beforeOpen.run();
        return Optional.ofNullable(objects.get(key)).map(ByteArrayInputStream::new);
    }

    @Override
    public void write(String key, Path file) {
        change();
        try {
            objects.put(
                    key,
                    damagesWrites
                            ? zipped("{\"topic\":\"t\",\"partition\":0,\"offset\":0}\n")
                            : Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void delete(String key) {
        change();
        objects.remove(key);
    }

    @Override
    public void close() {}

    private void change() {
        if (changesUntilCrash-- == 0) {
            throw new Crash();
        }
    }

    static byte[] zipped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
