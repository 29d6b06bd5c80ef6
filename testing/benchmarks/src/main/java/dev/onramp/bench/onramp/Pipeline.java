package dev.onramp.bench.onramp;

import dev.onramp.bench.BenchStack;
import dev.onramp.bench.Contestant;
import dev.onramp.bench.Offsets;
import dev.onramp.bench.Sample;
import dev.onramp.local.Service;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.contract.Topics;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.TopicPartition;

/**
 * Forwarder and function at work on a backlog, in fresh processes: from the moment at which the forwarder has its partitions until its group has no lag, which
 * is when the broker has acknowledged every canonical record. Measured are the forwarder and the function; the endpoint between them, broker and S3 are told beside.
 *
 * @param batchRecords the most records of an invocation; empty for as many as fit
 */
record Pipeline(
        String name,
        long rows,
        Optional<Integer> batchRecords,
        BenchStack stack,
        Backlog backlog,
        CanonicalModel model,
        Prices prices,
        double forwarderStart)
        implements Contestant {
    static final String FORWARDER = "forwarder";
    static final String FUNCTION = "function";
    static final String FORWARDER_START = "forwarder start";
    static final String FUNCTION_START = "function start";
    static final String ENDPOINT = "lambda endpoint";
    static final String BROKER = "broker";
    static final String S3 = "s3";

    private static final long POLL_MILLIS = 10;
    private static final long LEAST_ROWS_PER_SECOND = 20;
    private static final long PATIENCE_SECONDS = 120;

    /** CPU seconds that a forwarder uses until it has its partitions, where there is nothing to do. */
    static double forwarderStart(BenchStack stack, Backlog backlog) throws ExecutionException, InterruptedException {
        String group = "bench-start";
        try (Offsets offsets = new Offsets(stack.settings())) {
            offsets.begin(group, backlog.ends());
        }
        stack.start(Map.of(), Service.LAMBDA);
        stack.start(Map.of("forwarder.group-id", group), Service.FORWARDER);
        double used = stack.cpu(Service.FORWARDER);
        stack.stop(Service.FORWARDER);
        return used;
    }

    @Override
    public Sample run(int round) throws IOException, InterruptedException, ExecutionException, TimeoutException {
        String id = "bench-" + round + "-" + batchRecords.orElse(0);
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("forwarder.group-id", id);
        settings.put("archive.prefix", id);
        batchRecords.ifPresent(most -> settings.put("forwarder.max-batch-records", Integer.toString(most)));
        Map<TopicPartition, Long> starts = backlog.startFor(rows);
        stack.start(settings, Service.LAMBDA);
        try (Offsets offsets = new Offsets(stack.settings())) {
            offsets.begin(id, starts);
            long events = offsets.records(canonicalTopics());
            long dead = offsets.records(deadLetterTopics());
            double functionStart = stack.functionCpu();
            double endpoint = stack.cpu(Service.LAMBDA);
            double broker = stack.cpu(Service.KAFKA);
            double s3 = stack.cpu(Service.S3);
            BenchStack.Metrics metrics = stack.metrics();

            stack.start(settings, Service.FORWARDER);
            awaitNoLag(offsets, id);
            double seconds = (System.currentTimeMillis() - stack.forwarderReadyMillis()) / 1e3;

            Map<String, Double> cpu = new LinkedHashMap<>();
            cpu.put(FORWARDER, stack.cpu(Service.FORWARDER) - forwarderStart);
            cpu.put(FUNCTION, stack.functionCpu() - functionStart);
            cpu.put(FORWARDER_START, forwarderStart);
            cpu.put(FUNCTION_START, functionStart);
            cpu.put(ENDPOINT, stack.cpu(Service.LAMBDA) - endpoint);
            cpu.put(BROKER, stack.cpu(Service.KAFKA) - broker);
            cpu.put(S3, stack.cpu(Service.S3) - s3);
            metrics = stack.metrics().since(metrics).withoutProbe();
            stack.stop(Service.FORWARDER);
            stack.stop(Service.LAMBDA);

            Map<String, Long> counts = counts(id, metrics);
            counts.put(Counts.CANONICAL_RECORDS, offsets.records(canonicalTopics()) - events);
            counts.put(Counts.DEAD_LETTERS, offsets.records(deadLetterTopics()) - dead);
            return new Sample(
                    name,
                    round,
                    rows,
                    seconds,
                    cpu.getOrDefault(FORWARDER, 0.0) + cpu.getOrDefault(FUNCTION, 0.0),
                    cpu,
                    counts,
                    flaw(counts, metrics, starts));
        }
    }

    /** CPU seconds of a run with the start of both processes. */
    static double withStart(Sample sample) {
        return sample.cpuSeconds() + sample.part(FORWARDER_START) + sample.part(FUNCTION_START);
    }

    private void awaitNoLag(Offsets offsets, String group)
            throws ExecutionException, InterruptedException, TimeoutException {
        long patience = PATIENCE_SECONDS + rows / LEAST_ROWS_PER_SECOND;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(patience);
        long lag = offsets.lag(group, backlog.ends());
        while (lag > 0) {
            if (System.nanoTime() > end) {
                throw new TimeoutException("after " + patience + " s the forwarder still has a lag of " + lag);
            }
            Thread.sleep(POLL_MILLIS);
            lag = offsets.lag(group, backlog.ends());
        }
    }

    private Map<String, Long> counts(String prefix, BenchStack.Metrics metrics) throws IOException {
        ArchiveFolder archive = ArchiveFolder.of(stack.folder(), prefix, prices.firehoseStepBytes());
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put(Counts.INVOCATIONS, metrics.invocations());
        counts.put(Counts.PAYLOAD_BYTES, metrics.payloadBytes());
        counts.put(Counts.PAYLOAD_LIMIT, (long)
                stack.settings().section("forwarder").getInt("max-payload-bytes"));
        counts.put(Counts.BILLED_MILLIS, metrics.billedMillis());
        counts.put(Counts.ARCHIVE_OBJECTS, archive.objects());
        counts.put(Counts.ARCHIVE_BYTES, archive.bytes());
        counts.put(Counts.FIREHOSE_BYTES, archive.firehoseBytes());
        return counts;
    }

    private Optional<String> flaw(
            Map<String, Long> counts, BenchStack.Metrics metrics, Map<TopicPartition, Long> starts) {
        long expected = backlog.expectedEvents(starts, model);
        long found = counts.getOrDefault(Counts.CANONICAL_RECORDS, 0L);
        if (found != expected) {
            return Optional.of(found + " canonical records where " + expected + " were expected");
        }
        if (counts.getOrDefault(Counts.DEAD_LETTERS, 0L) != 0) {
            return Optional.of(counts.get(Counts.DEAD_LETTERS) + " changes were dead-lettered");
        }
        if (metrics.errors() > 0) {
            return Optional.of(metrics.errors() + " invocations failed");
        }
        if (batchRecords.isPresent() && metrics.invocations() * batchRecords.get() < rows) {
            return Optional.of(metrics.invocations() + " invocations for " + rows + " rows");
        }
        return Optional.empty();
    }

    private List<String> canonicalTopics() {
        return model.entities().stream()
                .map(entity -> Topics.canonical(entity.name()))
                .toList();
    }

    private List<String> deadLetterTopics() {
        return model.sources().stream()
                .map(source -> Topics.deadLetters(Topics.raw(source.table())))
                .toList();
    }
}
