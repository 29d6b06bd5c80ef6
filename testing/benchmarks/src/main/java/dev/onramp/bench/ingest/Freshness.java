package dev.onramp.bench.ingest;

import dev.onramp.model.Entity;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.TopicPartition;

/**
 * Time from an event to where it can be read. Events come at a fixed rate whether or not the contestant keeps up (an open loop), each counted from the moment at
 * which it was due. It can be read when the contestant has published that it is in the tables, which is some milliseconds behind the tables' commit.
 */
final class Freshness {
    private static final double WARM_UP_SHARE = 0.25;
    private static final long POLL_MILLIS = 20;
    private static final long KEYS = 30_000;
    private static final long PATIENCE_SECONDS = 1_200;

    /** @param flaw empty, or why the figures are void */
    record Result(Peer peer, double eventsPerSecond, double p50, double p95, double p99, String flaw) {
        boolean isValid() {
            return flaw.isEmpty();
        }
    }

    private record Published(long nanos, Map<TopicPartition, Long> offsets) {}

    private final Bench bench;
    private final List<Entity> entities;

    Freshness(Bench bench, List<Entity> entities) {
        this.bench = bench;
        this.entities = entities;
    }

    /** @param seconds that count; the contestant warms up for a quarter of it before */
    Result run(Peer peer, double eventsPerSecond, int seconds)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        String id = "fresh-" + peer.id();
        int warmUp = (int) (eventsPerSecond * seconds * WARM_UP_SHARE);
        int events = warmUp + (int) (eventsPerSecond * seconds);
        try (FilledTopics topics = new FilledTopics(bench.stack().settings(), entities, "." + id, 1);
                PeerRun run = PeerRun.start(bench, peer, id, Map.of("ingest.topic-suffix", topics.suffix()))) {
            List<Change> changes = new ArrayList<>(events);
            new ChangeStream(
                            Workload.plain(
                                    events, Math.min(KEYS, events), bench.plan().seed()),
                            entities.size())
                    .forEach(changes::add);
            long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
            CountDownLatch sent = new CountDownLatch(1);
            Thread sender = new Thread(() -> send(topics, changes, eventsPerSecond, start, sent), "freshness-sender");
            sender.start();
            List<Published> published = watch(run, id, topics, sent);
            sender.join();
            double[] waits = waits(changes, topics.names(), published, eventsPerSecond, start, warmUp);
            Result result = new Result(
                    peer,
                    eventsPerSecond,
                    quantile(waits, 0.5),
                    quantile(waits, 0.95),
                    quantile(waits, 0.99),
                    flaw(run, topics));
            bench.tell(String.format(
                    Locale.ROOT,
                    "%s at %,.0f events/s: readable after %.2f s (p50), %.2f s (p95), %.2f s (p99) %s",
                    peer.text(),
                    eventsPerSecond,
                    result.p50(),
                    result.p95(),
                    result.p99(),
                    result.flaw()));
            return result;
        }
    }

    private static void send(
            FilledTopics topics, List<Change> changes, double eventsPerSecond, long start, CountDownLatch sent) {
        try {
            for (int i = 0; i < changes.size(); i++) {
                long due = start + dueNanos(i, eventsPerSecond);
                long early = due - System.nanoTime();
                if (early > 1_000_000) {
                    topics.flush();
                    TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                }
                topics.send(changes.get(i), Instant.now());
            }
            topics.flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sent.countDown();
        }
    }

    private List<Published> watch(PeerRun run, String group, FilledTopics topics, CountDownLatch sent)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        List<Published> published = new ArrayList<>();
        Map<TopicPartition, Long> last = Map.of();
        Map<TopicPartition, Long> ends = null;
        long patience = Long.MAX_VALUE;
        while (ends == null || !reached(last, ends)) {
            run.process().requireAlive();
            if (System.nanoTime() > patience) {
                throw new TimeoutException("it does not catch up within " + PATIENCE_SECONDS + " s");
            }
            Map<TopicPartition, Long> now = bench.offsets().committed(group);
            if (!now.equals(last)) {
                published.add(new Published(System.nanoTime(), now));
                last = now;
            }
            if (ends == null && sent.getCount() == 0) {
                ends = topics.ends();
                patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            }
            Thread.sleep(POLL_MILLIS);
        }
        return published;
    }

    private static boolean reached(Map<TopicPartition, Long> offsets, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(each -> offsets.getOrDefault(each.getKey(), 0L) >= each.getValue());
    }

    private static double[] waits(
            List<Change> changes,
            List<String> topics,
            List<Published> published,
            double eventsPerSecond,
            long start,
            int warmUp) {
        Map<Integer, Integer> next = new HashMap<>();
        Map<Integer, Long> offsets = new HashMap<>();
        double[] waits = new double[changes.size() - warmUp];
        for (int i = 0; i < changes.size(); i++) {
            int entity = changes.get(i).entity();
            TopicPartition partition = new TopicPartition(topics.get(entity), 0);
            long offset = offsets.merge(entity, 1L, Long::sum) - 1;
            int at = next.getOrDefault(entity, 0);
            while (published.get(at).offsets().getOrDefault(partition, 0L) <= offset) {
                at++;
            }
            next.put(entity, at);
            if (i >= warmUp) {
                waits[i - warmUp] = (published.get(at).nanos() - start - dueNanos(i, eventsPerSecond)) / 1e9;
            }
        }
        Arrays.sort(waits);
        return waits;
    }

    private static long dueNanos(int event, double eventsPerSecond) {
        return (long) (event / eventsPerSecond * 1e9);
    }

    /** @param sorted not empty */
    static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length))];
    }

    private String flaw(PeerRun run, FilledTopics topics) throws ExecutionException, InterruptedException {
        Oracle oracle = Oracle.of(topics, bench.stack().settings(), topics.ends());
        for (Entity each : entities) {
            RowHashes.Difference latest = oracle.latest(each)
                    .against(bench.reader().rows(run.location(each.name().value()), each));
            if (!latest.isNone()) {
                return each.name() + ": " + latest;
            }
        }
        return "";
    }
}
