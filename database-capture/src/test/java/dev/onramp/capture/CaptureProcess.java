package dev.onramp.capture;

import com.typesafe.config.ConfigRenderOptions;
import dev.onramp.config.Settings;
import dev.onramp.local.component.JavaProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program in a process of its own, with the class path and the heap that it has in real life. Closing it ends it, in order if it can. */
final class CaptureProcess implements AutoCloseable {
    private static final Path HOME = Path.of(System.getProperty("onramp.home"));

    private final Process process;
    private final Path log;

    private CaptureProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static CaptureProcess start(Path folder, Settings settings, String... arguments) throws IOException {
        Path config = Files.writeString(
                Files.createTempFile(folder, "capture", ".conf"),
                settings.root().root().withOnlyKey("onramp").render(ConfigRenderOptions.concise()));
        Path log = Files.createTempFile(folder, "capture", ".log");
        String classPath = JavaProgram.joined(JavaProgram.moduleClassPath(HOME, "database-capture"));
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                "dev.onramp.capture.CaptureMain",
                "--config",
                config.toString()));
        words.addAll(List.of(arguments));
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new CaptureProcess(process, log);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM. */
    int stop() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    boolean alive() {
        return process.isAlive();
    }

    String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
