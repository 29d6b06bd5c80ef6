package dev.onramp.ingest.stream;

import com.typesafe.config.ConfigRenderOptions;
import dev.onramp.config.Settings;
import dev.onramp.ingest.CrashPoint;
import dev.onramp.ingest.IngestMain;
import dev.onramp.local.component.JavaProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real program in a process of its own, started again and again on the same settings. */
final class IngestProcess implements AutoCloseable {
    private static final String MODEL = """
            entities {
              customer {
                doc = "A customer."
                kind = thing
                key = [customer_number]
                fields {
                  customer_number { type = string, doc = "Its number." }
                  status { type = string, doc = "Its status." }
                  note { type = string, optional = true, doc = "A note." }
                }
              }
              everything {
                doc = "Every type."
                kind = thing
                key = [region, number]
                fields {
                  region { type = string, doc = "Where." }
                  number { type = int, doc = "Which." }
                  flag { type = boolean, optional = true, doc = "A flag." }
                  big { type = long, optional = true, doc = "Much." }
                  ratio { type = double, optional = true, doc = "A part." }
                  amount { type = "decimal(12,2)", optional = true, doc = "An amount." }
                  born { type = date, optional = true, doc = "A day." }
                  seen { type = timestamp, optional = true, doc = "A moment." }
                  tags { type = array, element { type = string }, optional = true, doc = "Some texts." }
                  address { type = struct, optional = true, doc = "A place.", fields {
                    city { type = string }
                    zip { type = string, optional = true }
                  } }
                }
              }
            }
            """;

    private final Path log;
    private final Process process;

    private IngestProcess(Path log, Process process) {
        this.log = log;
        this.process = process;
    }

    /** A folder with the model of {@link dev.onramp.ingest.TestEntities#BOTH}. */
    static Path model(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("sources"));
        Files.writeString(Files.createDirectories(folder.resolve("entities")).resolve("both.conf"), MODEL);
        return folder;
    }

    static Path config(Path file, Settings settings) throws IOException {
        return Files.writeString(
                file,
                "onramp "
                        + settings.root()
                                .getConfig("onramp")
                                .root()
                                .render(ConfigRenderOptions.defaults().setOriginComments(false)));
    }

    static IngestProcess start(Path config, Path log) throws IOException {
        return start(config, log, List.of());
    }

    /** @param passing at which passing of the point the process halts, from 1 */
    static IngestProcess startToCrash(Path config, Path log, CrashPoint point, int passing) throws IOException {
        return start(config, log, List.of("-D" + CrashPoint.PROPERTY + "=" + point + ":" + passing));
    }

    /** @param classes where the process writes the names of the classes that it has loaded */
    static IngestProcess startToTell(Path config, Path log, Path classes) throws IOException {
        return start(config, log, List.of("-XX:DumpLoadedClassList=" + classes));
    }

    private static IngestProcess start(Path config, Path log, List<String> jvmOptions) throws IOException {
        Path home = Path.of(System.getProperty("onramp.home"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx600m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        command.addAll(JavaProgram.ingestOptions(home));
        command.addAll(jvmOptions);
        command.addAll(List.of(
                "-cp",
                JavaProgram.joined(JavaProgram.moduleClassPath(home, "streaming-ingest")),
                IngestMain.class.getName(),
                "--config",
                config.toString()));
        return new IngestProcess(
                log,
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                        .start());
    }

    /** Waits for the end of the process; its exit code, or -1 when it goes on. */
    int awaitEnd(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : -1;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "no log: " + e.getMessage();
        }
    }

    /** Tells it to end, and waits until it has done so in order. */
    void stop(Duration patience) throws InterruptedException {
        process.destroy();
        int code = awaitEnd(patience);
        if (code != 0) {
            throw new IllegalStateException("the end: " + code + "; log:\n" + log());
        }
    }

    /** Kills what still runs. */
    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
