package dev.onramp.local.data;

import dev.onramp.local.LocalErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that holds all state of a stack. A marker file says that it is one and in which format; a folder without it is never
 * written to or removed.
 *
 * @param path absolute
 */
public record DataFolder(Path path) {
    static final String MARKER = "onramp-data-format";
    static final String FORMAT = "1";
    private static final long MIN_FREE_MIB = 1024;

    public DataFolder {
        path = path.toAbsolutePath().normalize();
    }

    /**
     * Makes it ready for use, or leaves everything as it is.
     *
     * @throws dev.onramp.config.OnrampException ONR-L002 foreign, ONR-L003 another format, ONR-L004 disk full, ONR-L012 unreadable
     */
    public void open() {
        check();
        try {
            Files.createDirectories(path);
            long freeMib = Files.getFileStore(path).getUsableSpace() >> 20;
            if (freeMib < MIN_FREE_MIB) {
                throw LocalErrors.diskFull(path, freeMib, MIN_FREE_MIB);
            }
            if (!Files.exists(path.resolve(MARKER))) {
                Files.writeString(path.resolve(MARKER), FORMAT + "\n");
            }
            for (String folder : List.of("run", "logs")) {
                Files.createDirectories(path.resolve(folder));
            }
        } catch (IOException e) {
            throw LocalErrors.unreadable(path, e);
        }
    }

    /** Refuses a folder that is not ours or of another format; one that does not exist yet or is empty is fine. */
    public void check() {
        try {
            if (!Files.exists(path)) {
                return;
            }
            if (!Files.isDirectory(path)) {
                throw LocalErrors.foreignFolder(path);
            }
            String format = Files.readString(path.resolve(MARKER)).strip();
            if (!format.equals(FORMAT)) {
                throw LocalErrors.otherFormat(path, format, FORMAT);
            }
        } catch (NoSuchFileException noMarker) {
            if (!isEmpty()) {
                throw LocalErrors.foreignFolder(path);
            }
        } catch (IOException e) {
            throw LocalErrors.unreadable(path, e);
        }
    }

    /** Whether there is anything of ours here. */
    public boolean exists() {
        return Files.exists(path.resolve(MARKER));
    }

    /** Removes the folder with all in it; the marker last, so that a removal cut short can be repeated. */
    public void remove() {
        check();
        if (!exists()) {
            return;
        }
        try {
            try (Stream<Path> entries = Files.list(path)) {
                for (Path each :
                        entries.filter(entry -> !entry.endsWith(MARKER)).toList()) {
                    removeTree(each);
                }
            }
            Files.deleteIfExists(path.resolve(MARKER));
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw LocalErrors.unreadable(path, e);
        }
    }

    private boolean isEmpty() {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            throw LocalErrors.unreadable(path, e);
        }
    }

    private static void removeTree(Path root) throws IOException {
        try (Stream<Path> entries = Files.walk(root)) {
            for (Path each : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
