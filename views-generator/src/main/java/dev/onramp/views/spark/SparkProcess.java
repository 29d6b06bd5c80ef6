package dev.onramp.views.spark;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Spark at work: it does jobs until it is closed, and then takes away what they wrote into the lake. For one thread. */
final class SparkProcess implements AutoCloseable {
    private static final String ANSWER = "onramp-sql: ";
    private static final String DONE = ANSWER + "done";
    private static final int SHOWN_CHARS = 4000;
    private static final long END_SECONDS = 60;

    private final Process process;
    private final Path folder;
    private final Path log;
    private final BufferedWriter jobs;
    private final BufferedReader answers;

    /** @param folder holds what the process is told and says; removed at the end */
    SparkProcess(Process process, Path folder, Path log) {
        this.process = process;
        this.folder = folder;
        this.log = log;
        this.jobs = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Where the files of jobs may lie. */
    Path folder() {
        return folder;
    }

    /**
     * Waits for the job.
     *
     * @throws IOException with the process's words when it fails
     */
    void run(Path job) throws IOException {
        try {
            jobs.write(job + "\n");
            jobs.flush();
        } catch (IOException e) {
            throw new IOException("Spark has ended: " + said(), e);
        }
        String answer = answers.readLine();
        while (answer != null && !answer.startsWith(ANSWER)) {
            answer = answers.readLine();
        }
        if (answer == null) {
            throw new IOException("Spark has ended: " + said());
        }
        if (!answer.equals(DONE)) {
            throw new IOException(answer);
        }
    }

    /** The beginning of its log, where a process that cannot start says why. */
    private String said() throws IOException {
        String all = Files.readString(log);
        return all.substring(0, Math.min(SHOWN_CHARS, all.length()));
    }

    /**
     * The end of its input is what it ends at. Should this process die instead, that is the same.
     *
     * @throws UncheckedIOException when it leaves something behind in the lake
     */
    @Override
    public void close() {
        try {
            jobs.close();
            boolean ended = process.waitFor(END_SECONDS, TimeUnit.SECONDS);
            if (!ended || process.exitValue() != 0) {
                throw new IOException("Spark did not take its tables away: "
                        + (ended ? said() : "it has not ended in " + END_SECONDS + " s"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
            remove();
        }
    }

    private void remove() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
