package dev.onramp.bench.ingest;

import dev.onramp.bench.Contestant;
import dev.onramp.bench.MeasuredProcess;
import dev.onramp.bench.Sample;
import dev.onramp.local.component.JavaProgram;
import dev.onramp.model.Entity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.TopicPartition;

/** A contestant takes the full topics, from the moment at which it is at work until all of it is in its tables; then the tables are held against the oracle. */
record Throughput(
        String name,
        Peer peer,
        Bench bench,
        FilledTopics topics,
        Map<TopicPartition, Long> ends,
        Oracle oracle,
        long rows,
        Map<String, String> more,
        Scans scans)
        implements Contestant {
    /** Whether full scans are timed beside those of compacted tables. */
    enum Scans {
        TIMED,
        LEFT_OUT
    }

    static final String START = "start";
    static final String SCAN = "scan seconds, as left";
    static final String COMPACT_SCAN = "scan seconds, compacted";
    static final String VISIBLE = "visible seconds";
    /** How much longer a full scan may take than one of a freshly compacted table, where the tables count as settled. */
    static final double SETTLED = 1.2;

    static final String RSS = "peak_rss_mib";
    static final String READS = "s3_reads";
    static final String WRITES = "s3_writes";
    static final String BYTES_UP = "s3_bytes_written";
    static final String BYTES_DOWN = "s3_bytes_read";

    private static final int SCAN_TIMES = 3;
    private static final long LEAST_ROWS_PER_SECOND = 200;
    private static final long PATIENCE_SECONDS = 1_200;

    @Override
    public Sample run(int round) throws IOException, InterruptedException, ExecutionException, TimeoutException {
        String id = "run-" + peer.id() + topics.suffix() + "-" + round;
        S3Tap.Traffic before = bench.tap().traffic();
        Map<String, String> settings = new LinkedHashMap<>(more);
        settings.put("ingest.topic-suffix", topics.suffix());
        try (PeerRun run = PeerRun.start(bench, peer, id, settings)) {
            run.awaitDone(ends, PATIENCE_SECONDS + rows / LEAST_ROWS_PER_SECOND);
            double seconds = run.seconds();
            double cpu = run.cpu();
            S3Tap.Traffic traffic = bench.tap().traffic().since(before);
            Map<String, Long> counts = new LinkedHashMap<>();
            counts.put(RSS, run.process().peakRssMib());
            counts.put(READS, traffic.reads());
            counts.put(WRITES, traffic.writes());
            counts.put(BYTES_UP, traffic.bytesUp());
            counts.put(BYTES_DOWN, traffic.bytesDown());
            Map<String, Double> parts = new LinkedHashMap<>();
            parts.put(START, run.startCpu());
            parts.put(VISIBLE, seconds);
            // Its tables do not change any more, and the machine is for those who look at them.
            run.close();
            Optional<String> flaw = peer == Peer.PAIMON ? paimonFlaw(id, parts) : flaw(run);
            if (flaw.isEmpty() && scans == Scans.TIMED && peer != Peer.PAIMON) {
                scan(run, id, parts);
            }
            return new Sample(name(), round, rows, seconds, cpu, parts, counts, flaw);
        }
    }

    /** CPU seconds with those until it was at work. */
    static double withStart(Sample sample) {
        return sample.cpuSeconds() + sample.part(START);
    }

    /** A full scan of the tables as the run left them, as a multiple of one of compacted ones. */
    static double scanRatio(Sample sample) {
        return sample.part(SCAN) / sample.part(COMPACT_SCAN);
    }

    private Optional<String> flaw(PeerRun run) {
        for (Entity each : topics.entities()) {
            String table = each.name().value();
            RowHashes.Difference latest =
                    oracle.latest(each).against(bench.reader().rows(run.location(table), each));
            if (!latest.isNone()) {
                return Optional.of(table + ": " + latest);
            }
            if (peer == Peer.ONRAMP) {
                RowHashes.Difference history =
                        oracle.history(each).against(bench.reader().rows(run.location(table + "_history"), each));
                if (!history.isNone()) {
                    return Optional.of(table + "_history: " + history);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> paimonFlaw(String id, Map<String, Double> parts) throws IOException, InterruptedException {
        PaimonContents found = PaimonContents.read(
                bench,
                bench.folder().resolve(id + "-read"),
                settingsFile(id),
                topics.entities().size());
        parts.put(SCAN, found.scanSeconds());
        parts.put(COMPACT_SCAN, found.compactScanSeconds());
        for (Entity each : topics.entities()) {
            RowHashes.Difference latest = oracle.latest(each)
                    .against(found.rows().getOrDefault(each.name().value(), new RowHashes()));
            if (!latest.isNone()) {
                return Optional.of(each.name() + ": " + latest);
            }
        }
        return Optional.empty();
    }

    private Path settingsFile(String id) {
        return bench.folder().resolve(id).resolve("onramp.conf");
    }

    /** Times a full scan of the latest tables beside one of the same rows freshly compacted. */
    private void scan(PeerRun run, String id, Map<String, Double> parts) throws IOException, InterruptedException {
        Path folder = bench.folder().resolve(id + "-compact");
        List<String> arguments = new ArrayList<>();
        arguments.add(settingsFile(id).toString());
        for (Entity each : topics.entities()) {
            String source = run.location(each.name().value()).replace("s3://", "s3a://");
            arguments.add(source);
            arguments.add(source + "_compact");
        }
        List<String> options = new ArrayList<>(JavaProgram.FOR_SPARK);
        options.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx" + bench.plan().heap()));
        MeasuredProcess.run(new MeasuredProcess.Program(
                folder,
                JavaProgram.thisJavaHome(),
                JavaProgram.moduleClassPath(bench.home(), Peer.PLAIN_SPARK.module()),
                options,
                "dev.onramp.peers.spark.CompactCopyMain",
                arguments));
        double left = Double.MAX_VALUE;
        double compact = Double.MAX_VALUE;
        for (int scan = 0; scan < SCAN_TIMES; scan++) {
            left = Math.min(left, scan(run, ""));
            compact = Math.min(compact, scan(run, "_compact"));
        }
        parts.put(SCAN, left);
        parts.put(COMPACT_SCAN, compact);
    }

    private double scan(PeerRun run, String suffix) {
        return topics.entities().stream()
                .mapToDouble(each ->
                        bench.reader().scanSeconds(run.location(each.name().value() + suffix), each))
                .sum();
    }
}
