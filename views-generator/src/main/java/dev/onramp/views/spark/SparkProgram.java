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
 * @param jvmOptions what Spark needs of a JVM, and what is wanted beside the options of this class
 * @param settings where the lake is
 */
public record SparkProgram(Path javaHome, List<Path> classPath, List<String> jvmOptions, Settings settings) {
    private static final String MAIN = "dev.onramp.ingest.sql.SqlMain";

    public SparkProgram {
        Objects.requireNonNull(javaHome, "javaHome");
        classPath = List.copyOf(classPath);
        jvmOptions = List.copyOf(jvmOptions);
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
                String.join("\n", jvmOptions)
                        + "\n-cp\n\""
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
