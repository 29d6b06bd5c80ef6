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
 * How to start Spark in a process of its own, to do jobs of SQL.
 *
 * @param classPath of the built module streaming-ingest
 * @param settings where the lake is
 */
public record SparkProgram(Path javaHome, List<Path> classPath, Settings settings) {
    private static final String MAIN = "dev.onramp.ingest.sql.SqlMain";

    /** Packages that Spark's own launcher opens: without them nothing that is evicted from memory can be written to disk. */
    private static final List<String> OPENED = List.of(
            "java.lang",
            "java.lang.invoke",
            "java.lang.reflect",
            "java.io",
            "java.net",
            "java.nio",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "sun.nio.ch",
            "sun.nio.cs",
            "sun.util.calendar");

    public SparkProgram {
        Objects.requireNonNull(javaHome, "javaHome");
        classPath = List.copyOf(classPath);
        Objects.requireNonNull(settings, "settings");
    }

    /** @throws IOException when the process cannot be started */
    SparkProcess start() throws IOException {
        // Readable by its owner alone: settings hold secrets.
        Path folder = Files.createTempDirectory("onramp-spark");
        Path config = folder.resolve("settings.conf");
        Files.writeString(
                config,
                settings.root().getConfig("onramp").atPath("onramp").root().render(ConfigRenderOptions.concise()));
        Path arguments = folder.resolve("java.args");
        Files.writeString(
                arguments,
                OPENED.stream()
                                .map(each -> "--add-opens=java.base/" + each + "=ALL-UNNAMED\n")
                                .collect(Collectors.joining())
                        + "-cp\n\""
                        + classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))
                        + "\"\n");
        Path log = folder.resolve("spark.log");
        Process process = new ProcessBuilder(
                        javaHome.resolve("bin").resolve("java").toString(),
                        "@" + arguments,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx768m",
                        // The code of so many plans: with the 48 MB of one compiler it would be thrown away and
                        // compiled again.
                        "-XX:ReservedCodeCacheSize=256m",
                        MAIN,
                        config.toString())
                .redirectError(log.toFile())
                .directory(folder.toFile())
                .start();
        return new SparkProcess(process, folder, log);
    }
}
