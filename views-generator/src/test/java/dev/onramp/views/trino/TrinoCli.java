package dev.onramp.views.trino;

import dev.onramp.config.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Trino's own command line, in a process of its own, as people use it. */
final class TrinoCli {
    private static final Path JAR = Path.of("target", "trino-cli.jar");
    private static final int MOST_SECONDS = 120;

    private TrinoCli() {}

    /** The rows, what it said beside them, and how it ended. */
    record Said(int exitCode, String rows, String words) {}

    static Said ask(Settings settings, String user, String sql) throws IOException, InterruptedException {
        String server =
                settings.section("trino").getString("url").replaceFirst("^jdbc:trino://([^/]+)/.*", "http://$1");
        Path rows = Files.createTempFile("trino-cli", ".csv");
        Path words = Files.createTempFile("trino-cli", ".txt");
        try {
            Process process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-Xmx128m",
                            "-jar",
                            JAR.toString(),
                            "--server",
                            server,
                            "--catalog",
                            "lake",
                            "--user",
                            user,
                            "--output-format",
                            "CSV_HEADER_UNQUOTED",
                            "--execute",
                            sql))
                    .redirectOutput(rows.toFile())
                    .redirectError(words.toFile())
                    .start();
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("the Trino CLI has not ended after " + MOST_SECONDS + " s");
            }
            return new Said(
                    process.exitValue(),
                    Files.readString(rows, StandardCharsets.UTF_8),
                    Files.readString(words, StandardCharsets.UTF_8));
        } finally {
            Files.deleteIfExists(rows);
            Files.deleteIfExists(words);
        }
    }
}
