package dev.onramp.bench.ingest;

import dev.onramp.bench.BenchErrors;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What to measure.
 *
 * @param events records on the topics of the throughput, duplicates included
 * @param batchEvents the most records of a micro-batch, all topics together, of whoever has micro-batches
 * @param heap of each contestant, as the JVM reads it
 * @param jvmOptions of each contestant
 * @param sizes rows of the tables for the size law
 * @param rate events per second of the freshness; 0 for half of what plain Spark's throughput was
 * @param seconds of the freshness
 * @param tableEvents records on the topics of the comparison of few and many tables
 * @param postgresEvents records on the topics of the comparison with psql
 * @param scans whether full scans are timed behind the throughput
 * @param overrides settings for the ingest under test
 */
record IngestPlan(
        Set<Part> parts,
        Set<Peer> peers,
        long events,
        long keys,
        int rounds,
        long seed,
        long batchEvents,
        String heap,
        List<String> jvmOptions,
        List<Long> sizes,
        double rate,
        int seconds,
        long tableEvents,
        long postgresEvents,
        Throughput.Scans scans,
        Map<String, String> overrides) {

    /** What can be left out. */
    enum Part {
        THROUGHPUT,
        FRESHNESS,
        SIZE,
        TABLES,
        POSTGRES
    }

    private static final long LEAST_EVENTS = 1_000;
    private static final long LEAST_HEAP_MIB = 512;

    IngestPlan {
        parts = Set.copyOf(EnumSet.copyOf(parts));
        peers = Set.copyOf(EnumSet.copyOf(peers));
        jvmOptions = List.copyOf(jvmOptions);
        sizes = List.copyOf(sizes);
        overrides = Map.copyOf(overrides);
        if (events < LEAST_EVENTS) {
            throw BenchErrors.badNumber("--events", events, "at least " + LEAST_EVENTS);
        }
        if (keys < 3 || keys > events) {
            throw BenchErrors.badNumber("--keys", keys, "from 3 to --events");
        }
        if (rounds < 1) {
            throw BenchErrors.badNumber("--rounds", rounds, "at least 1");
        }
        if (batchEvents < 100) {
            throw BenchErrors.badNumber("--batch-events", batchEvents, "at least 100");
        }
        for (long size : sizes) {
            if (size < SizeLaw.BATCH) {
                throw BenchErrors.badNumber("--sizes", size, "at least " + SizeLaw.BATCH + " each");
            }
        }
        if (!(rate >= 0 && rate <= 1_000_000)) {
            throw BenchErrors.badText("--rate", Double.toString(rate), "from 0 to 1000000 events per second");
        }
        if (rate == 0
                && parts.contains(Part.FRESHNESS)
                && !(parts.contains(Part.THROUGHPUT) && peers.contains(Peer.PLAIN_SPARK))) {
            throw BenchErrors.badText(
                    "--rate", "none", "a rate, where plain Spark's throughput is not measured in the same run");
        }
        if (seconds < 4) {
            throw BenchErrors.badNumber("--freshness-seconds", seconds, "at least 4");
        }
        if (tableEvents < LEAST_EVENTS || postgresEvents < LEAST_EVENTS) {
            throw BenchErrors.badNumber(
                    "--table-events or --postgres-events",
                    Math.min(tableEvents, postgresEvents),
                    "at least " + LEAST_EVENTS);
        }
        if (!heap.matches("[1-9]\\d{0,8}[mgMG]")) {
            throw BenchErrors.badText("--heap", heap, "a number and m or g, such as 900m or 2g");
        }
        long mib = Long.parseLong(heap.substring(0, heap.length() - 1)) * (heap.matches(".*[gG]") ? 1024 : 1);
        if (mib < LEAST_HEAP_MIB) {
            throw BenchErrors.badText(
                    "--heap", heap, "at least " + LEAST_HEAP_MIB + "m: Spark does not start with less");
        }
    }
}
