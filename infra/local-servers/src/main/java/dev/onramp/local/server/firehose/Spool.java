package dev.onramp.local.server.firehose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Records that are acknowledged and not delivered yet, as files, so that they outlive the process. Not thread-safe. */
final class Spool {
    private static final String END = ".records";

    private final Path folder;
    private final List<Path> files = new ArrayList<>();
    private long next;
    private long bytes;

    /** Takes up what an earlier process left. */
    Spool(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            try (Stream<Path> found = Files.list(folder)) {
                found.filter(each -> each.toString().endsWith(END)).sorted().forEach(files::add);
            }
            for (Path each : files) {
                bytes += Files.size(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        next = files.isEmpty() ? 0 : number(files.get(files.size() - 1)) + 1;
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    long bytes() {
        return bytes;
    }

    /** Keeps the content as a whole or not at all. */
    void add(byte[] content) throws IOException {
        Path file = folder.resolve(String.format(java.util.Locale.ROOT, "%019d%s", next++, END));
        Path part = Files.write(folder.resolve("part"), content);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        files.add(file);
        bytes += content.length;
    }

    /** What was added, in that order. */
    List<Path> files() {
        return List.copyOf(files);
    }

    /** Forgets files that are delivered. */
    void remove(List<Path> delivered) throws IOException {
        for (Path each : delivered) {
            bytes -= Files.size(each);
            Files.delete(each);
            files.remove(each);
        }
    }

    private static long number(Path file) {
        String name = String.valueOf(file.getFileName());
        return Long.parseLong(name.substring(0, name.length() - END.length()));
    }
}
