package dev.onramp.bench.ingest;

import com.typesafe.config.ConfigRenderOptions;
import dev.onramp.bench.MeasuredProcess;
import dev.onramp.bench.Offsets;
import dev.onramp.config.Settings;
import dev.onramp.local.component.JavaProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.TopicPartition;

/** One contestant at work on topics of its own choice, with a lake folder, a checkpoint and a consumer group that nobody had before. */
final class PeerRun implements AutoCloseable {
    private static final long START_SECONDS = 900;
    private static final long POLL_MILLIS = 20;

    private final Peer peer;
    private final Offsets offsets;
    private final Settings settings;
    private final MeasuredProcess process;
    private final double startCpu;
    private final long startNanos;

    private PeerRun(Peer peer, Offsets offsets, Settings settings, MeasuredProcess process) {
        this.peer = peer;
        this.offsets = offsets;
        this.settings = settings;
        this.process = process;
        this.startCpu = process.cpu();
        this.startNanos = System.nanoTime();
    }

    /**
     * Starts it and waits until it is at work.
     *
     * @param id of the run, never used before
     * @param more settings beyond those that every run has
     */
    static PeerRun start(Bench bench, Peer peer, String id, Map<String, String> more)
            throws IOException, InterruptedException, TimeoutException {
        Path folder = bench.folder().resolve(id);
        Map<String, String> own = new LinkedHashMap<>(bench.plan().overrides());
        own.put("data-dir", folder.toString());
        own.put("s3.endpoint", bench.tap().endpoint().toString());
        own.put("lake.schema", id);
        own.put("ingest.sinks", "lake");
        own.put("ingest.lake-group-id", id);
        own.put("ingest.checkpoint-dir", folder.resolve("checkpoint").toString());
        own.put("ingest.max-offsets-per-trigger", Long.toString(bench.plan().batchEvents()));
        own.putAll(more);
        Settings settings = bench.stack().settings().with(own);
        Files.createDirectories(folder);
        Path file = folder.resolve("onramp.conf");
        Files.writeString(
                file,
                settings.root()
                        .root()
                        .withOnlyKey("onramp")
                        .render(ConfigRenderOptions.concise().setJson(false)));
        List<Path> classPath = JavaProgram.moduleClassPath(bench.home(), peer.module());
        List<String> options = new ArrayList<>(JavaProgram.FOR_SPARK);
        options.addAll(bench.plan().jvmOptions());
        options.add("-Xmx" + bench.plan().heap());
        options.add("-XX:+ExitOnOutOfMemoryError");
        MeasuredProcess process = MeasuredProcess.start(new MeasuredProcess.Program(
                folder,
                JavaProgram.thisJavaHome(),
                classPath,
                options,
                peer.main(),
                List.of("--config", file.toString())));
        try {
            process.awaitReady(START_SECONDS);
            return new PeerRun(peer, bench.offsets(), settings, process);
        } catch (IOException | InterruptedException | TimeoutException | RuntimeException e) {
            process.close();
            throw e;
        }
    }

    /**
     * Returns when it says that everything up to there is in its tables.
     *
     * @return the offsets at which it was on the way, and in the end: its batches, but for those that were over too soon to be seen
     */
    List<Map<TopicPartition, Long>> awaitDone(Map<TopicPartition, Long> ends, long patienceSeconds)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        String group = settings.section("ingest")
                .getString(
                        settings.section("ingest").getString("sinks").equals("postgres")
                                ? "postgres-group-id"
                                : "lake-group-id");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(patienceSeconds);
        List<Map<TopicPartition, Long>> steps = new ArrayList<>();
        while (true) {
            Map<TopicPartition, Long> at = offsets.committed(group);
            if (steps.isEmpty() || !at.equals(steps.get(steps.size() - 1))) {
                steps.add(at);
            }
            long lag = Offsets.lag(at, ends);
            if (lag <= 0) {
                return steps;
            }
            process.requireAlive();
            if (System.nanoTime() > end) {
                throw new TimeoutException("after " + patienceSeconds + " s it still has a lag of " + lag);
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    MeasuredProcess process() {
        return process;
    }

    Settings settings() {
        return settings;
    }

    /** CPU seconds until it was at work. */
    double startCpu() {
        return startCpu;
    }

    /** CPU seconds since it was at work. */
    double cpu() {
        return process.cpu() - startCpu;
    }

    /** Seconds since it was at work. */
    double seconds() {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    /** Where a table stands. */
    String location(String table) {
        var lake = settings.section("lake");
        return "s3://" + lake.getString("bucket") + "/" + lake.getString("schema") + "/" + table;
    }

    Peer peer() {
        return peer;
    }

    @Override
    public void close() {
        process.close();
    }
}
