package dev.onramp.local.component;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Unpacks a tar stream, whole or not at all. Stateless. */
public final class TarArchive {
    /** Paths below it are unpacked for the sake of hard links to them, and removed at the end. */
    public static final String SPARE = ".spare/";

    private static final String PART = "unpacking-";
    /** Nobody unpacks that long. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private TarArchive() {}

    /**
     * Unpacks beside the target and renames, so that two at once and a kill in the middle leave nothing half done. A target that is there
     * already stays.
     *
     * @param in the tar, already uncompressed; not closed
     * @param rename the path in the archive to the path in the target; an empty text leaves the entry out, {@link #SPARE} before the path
     *     keeps it until all hard links are made
     * @throws IOException also when an entry leads out of the target
     */
    public static void unpack(InputStream in, Path target, UnaryOperator<String> rename) throws IOException {
        Path parent = Files.createDirectories(target.toAbsolutePath().getParent());
        removeAbandoned(parent);
        Path part = Files.createTempDirectory(parent, PART);
        try {
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxr-xr-x"));
            unpackInto(part, in, rename);
            removeTree(part.resolve(SPARE));
            moveInPlace(part, target);
        } finally {
            removeTree(part);
        }
    }

    /** What a killed process left half done. */
    private static void removeAbandoned(Path parent) throws IOException {
        Instant old = Instant.now().minus(ABANDONED);
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(parent, PART + "*")) {
            for (Path each : parts) {
                if (Files.getLastModifiedTime(each).toInstant().isBefore(old)) {
                    removeTree(each);
                }
            }
        }
    }

    private static void moveInPlace(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Somebody else was faster; the same archive gives the same files.
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
    }

    private static void unpackInto(Path folder, InputStream in, UnaryOperator<String> rename) throws IOException {
        Map<String, Path> unpacked = new HashMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name = rename.apply(entry.getName());
                if (!name.isEmpty()) {
                    Path file = inside(folder, name);
                    unpack(entry, tar, file, unpacked);
                    unpacked.put(entry.getName(), file);
                }
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, TarArchiveInputStream tar, Path file, Map<String, Path> unpacked)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Path original = unpacked.get(entry.getLinkName());
            if (original == null) {
                throw new IOException(
                        entry.getName() + " links to " + entry.getLinkName() + ", which was not unpacked");
            }
            Files.createLink(file, original);
        } else {
            Files.copy(tar, file);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static Path inside(Path folder, String name) throws IOException {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException("an entry leads out of the archive: " + name);
        }
        return file;
    }

    private static void removeTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> entries = Files.walk(root)) {
            for (Path each : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
