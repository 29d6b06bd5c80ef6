package dev.onramp.local.trino;

import dev.onramp.local.LocalErrors;
import dev.onramp.local.Service;
import dev.onramp.local.StackListener;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Trino's server archive in the local Maven repository, fetched there once by Maven itself: so the user's mirrors, proxies and credentials
 * hold, and Maven checks its sum.
 */
final class TrinoArchive {
    static final String VERSION = "476";
    static final long BYTES = 821_045_832L;
    private static final String SHA_1 = "c9b38be4017ebd2f7095455aaac772fb40247ebe";

    private static final String COORDINATES = "io.trino:trino-server:" + VERSION + ":tar.gz";

    private TrinoArchive() {}

    /**
     * The archive, fetched first when it is not there.
     *
     * @throws dev.onramp.config.OnrampException ONR-L020 when it cannot be fetched
     */
    static Path fetched(Path log, StackListener listener) throws IOException, InterruptedException {
        Path folder = MavenRepository.folder().resolve("io/trino/trino-server").resolve(VERSION);
        Path archive = folder.resolve("trino-server-" + VERSION + ".tar.gz");
        if (!isWhole(archive)) {
            listener.notice("Trino " + VERSION + " (" + BYTES / 1_000_000 + " MB) is fetched through Maven, once");
            fetch(folder, log, listener);
            if (!isWhole(archive)) {
                throw LocalErrors.trinoNotFetched(
                        archive + " is missing or has another size than " + BYTES + " bytes", log);
            }
        }
        return archive;
    }

    private static boolean isWhole(Path archive) throws IOException {
        return Files.isRegularFile(archive) && Files.size(archive) == BYTES;
    }

    private static void fetch(Path folder, Path log, StackListener listener) throws IOException, InterruptedException {
        Process maven;
        try {
            maven = new ProcessBuilder(List.of(
                            "mvn",
                            "-B",
                            "-ntp",
                            "-Dmaven.repo.local=" + MavenRepository.folder(),
                            "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:get",
                            "-Dtransitive=false",
                            "-Dartifact=" + COORDINATES))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw LocalErrors.trinoNotFetched("Maven could not be run: " + e.getMessage(), log);
        }
        try {
            while (!maven.waitFor(1, TimeUnit.SECONDS)) {
                long arrived = arrived(folder);
                // Before the first byte Maven fetches what it needs itself.
                if (arrived > 0) {
                    listener.progress(Service.TRINO, "download", arrived, BYTES);
                }
            }
        } finally {
            maven.destroy();
        }
        if (maven.exitValue() != 0) {
            throw LocalErrors.trinoNotFetched("Maven ended with exit code " + maven.exitValue(), log);
        }
    }

    /** The size of the archive while Maven writes it, under a name of its own making. */
    private static long arrived(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().contains(".tar.gz"))
                    .mapToLong(TrinoArchive::size)
                    .max()
                    .orElse(0);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            // Maven renames its partial files.
            return 0;
        }
    }

    /**
     * Reads the archive once and compares its sum.
     *
     * @throws dev.onramp.config.OnrampException ONR-L022 when it is not the one that was published
     */
    static void requireUndamaged(Path archive, StackListener listener) throws IOException {
        String sum = sha1(archive, listener);
        if (!sum.equals(SHA_1)) {
            throw LocalErrors.trinoDamaged(archive, sum, SHA_1);
        }
    }

    private static String sha1(Path archive, StackListener listener) throws IOException {
        MessageDigest digest;
        try {
            // What Maven Central publishes; it tells damage, as Maven's own check does.
            digest = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
        byte[] buffer = new byte[1 << 20];
        try (InputStream in = new ToldStream(Files.newInputStream(archive), "check", listener)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
