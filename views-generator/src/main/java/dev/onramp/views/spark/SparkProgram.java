package dev.onramp.views.spark;

import com.typesafe.config.ConfigRenderOptions;
import dev.onramp.config.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Runs a job of SQL in Spark, in a process of its own, and waits for it.
 *
 * @param classPath of the built module streaming-ingest
 * @param settings where the lake is
 */
public record SparkProgram(Path javaHome, List<Path> classPath, Settings settings) {
    private static final String MAIN = "dev.onramp.ingest.sql.SqlMain";
    private static final int SHOWN_CHARS = 4000;

    public SparkProgram {
        Objects.requireNonNull(javaHome, "javaHome");
        classPath = List.copyOf(classPath);
        Objects.requireNonNull(settings, "settings");
    }

    /**
     * @param folder holds what the process is told and says, settings with their secrets among it; the caller removes it
     * @throws IOException with the process's words when it fails
     */
    void run(Path folder, Path job, Path out) throws IOException {
        Path config = folder.resolve("settings.conf");
        Files.writeString(
                config,
                settings.root().getConfig("onramp").atPath("onramp").root().render(ConfigRenderOptions.concise()));
        Path arguments = folder.resolve("java.args");
        Files.writeString(
                arguments,
                "-cp\n\"" + classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))
                        + "\"\n");
        Path log = folder.resolve("spark.log");
        Process process = new ProcessBuilder(
                        javaHome.resolve("bin").resolve("java").toString(),
                        "@" + arguments,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx768m",
                        MAIN,
                        config.toString(),
                        job.toString(),
                        out.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .directory(folder.toFile())
                .start();
        var atExit = new Thread(process::destroyForcibly, "spark-stop");
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            int code = process.waitFor();
            if (code != 0) {
                String said = Files.readString(log);
                throw new IOException(
                        "Spark ended with " + code + ": " + said.substring(0, Math.min(SHOWN_CHARS, said.length())));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Spark ran", e);
        } finally {
            Runtime.getRuntime().removeShutdownHook(atExit);
        }
    }
}
