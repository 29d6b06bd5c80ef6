package dev.onramp.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A Java program under measurement, in a process of its own that tells by a file when it is at work. Closing it ends it. */
public final class MeasuredProcess implements AutoCloseable {
    private static final long POLL_MILLIS = 10;
    private static final int LOG_TAIL = 600;

    private final Process process;
    private final Path ready;
    private final Path log;

    private MeasuredProcess(Process process, Path ready, Path log) {
        this.process = process;
        this.ready = ready;
        this.log = log;
    }

    /**
     * What to run.
     *
     * @param folder where it works and logs; made where it is not there
     * @param arguments to which {@code --ready-file} is added
     */
    public record Program(
            Path folder,
            Path javaHome,
            List<Path> classPath,
            List<String> jvmOptions,
            String main,
            List<String> arguments) {}

    public static MeasuredProcess start(Program program) throws IOException {
        Files.createDirectories(program.folder());
        Path ready = program.folder().resolve("ready");
        Path log = program.folder().resolve("log");
        Files.deleteIfExists(ready);
        List<String> words = command(program);
        words.addAll(List.of("--ready-file", ready.toString()));
        return new MeasuredProcess(launch(program, words, log), ready, log);
    }

    /**
     * Runs a program that ends by itself, to its end.
     *
     * @throws IOException with the end of its log where it fails
     */
    public static void run(Program program) throws IOException, InterruptedException {
        Files.createDirectories(program.folder());
        Path log = program.folder().resolve("log");
        Process process = launch(program, command(program), log);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(program.main() + " ended with " + process.exitValue() + ": " + tail(log));
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> command(Program program) throws IOException {
        // The class path may be longer than a command line.
        Path arguments = program.folder().resolve("java.args");
        String joined = String.join(
                File.pathSeparator,
                program.classPath().stream().map(Path::toString).toList());
        Files.writeString(arguments, "-cp\n\"" + joined + "\"\n");
        List<String> words = new ArrayList<>();
        words.add(program.javaHome().resolve("bin").resolve("java").toString());
        words.add("@" + arguments);
        words.addAll(program.jvmOptions());
        words.add(program.main());
        words.addAll(program.arguments());
        return words;
    }

    private static Process launch(Program program, List<String> words, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(program.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(Map.of("MALLOC_ARENA_MAX", "2"));
        return builder.start();
    }

    /** Returns when the program says that it is at work. */
    public void awaitReady(long seconds) throws IOException, InterruptedException, TimeoutException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!Files.exists(ready)) {
            requireAlive();
            if (System.nanoTime() > end) {
                throw new TimeoutException("it was not at work after " + seconds + " s: " + tail(log));
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /**
     * @throws IOException with the end of its log when it has ended
     * @throws dev.onramp.config.OnrampException ONR-B009 when that was for want of heap
     */
    public void requireAlive() throws IOException {
        if (!process.isAlive()) {
            String tail = tail(log);
            if (tail.contains("java.lang.OutOfMemoryError")) {
                throw BenchErrors.outOfHeap(tail);
            }
            throw new IOException("it ended by itself with " + process.exitValue() + ": " + tail);
        }
    }

    /** CPU seconds since its start. */
    public double cpu() {
        return ProcessCpu.seconds(process.pid());
    }

    /** The most memory that it has held, in MiB. */
    public long peakRssMib() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
                }
            }
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets it rest, so that what happens meanwhile is there for it at once when it goes on. */
    public void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    public void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    private static String tail(Path log) throws IOException {
        if (!Files.exists(log)) {
            return "it wrote nothing";
        }
        String text = Files.readString(log).strip();
        return text.substring(Math.max(0, text.length() - LOG_TAIL));
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
