package dev.onramp.bench.ingest;

import dev.onramp.bench.Spread;
import dev.onramp.model.Entity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.common.TopicPartition;

/** What a batch of 10,000 changes to existing keys costs, by the size of the table that they are in. */
final class SizeLaw {
    static final int BATCH = 10_000;

    private static final int WARM_UPS = 3;
    private static final int MEASURED = 5;
    private static final long PATIENCE_SECONDS = 1_200;
    private static final long LEAST_ROWS_PER_SECOND = 300;

    /** The medians of a table's batches; the bytes and requests are those of S3. */
    record Point(
            Peer peer,
            long tableRows,
            double cpuSeconds,
            double wallSeconds,
            double bytesUp,
            double bytesDown,
            double requests) {}

    private final Bench bench;
    private final List<Entity> entities;

    /** @param entities of the model; the last one has the large table */
    SizeLaw(Bench bench, List<Entity> entities) {
        this.bench = bench;
        this.entities = entities;
    }

    /** Each contestant on tables of each size. */
    List<Point> run(List<Peer> peers, List<Long> sizes)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        List<Point> points = new ArrayList<>();
        for (long size : sizes) {
            String suffix = ".size" + size;
            try (FilledTopics topics = new FilledTopics(bench.stack().settings(), entities, suffix, 1)) {
                long sequence = size;
                topics.send(target -> {
                    for (long key = 0; key < size; key++) {
                        target.accept(new Change(entities.size() - 1, key, key + 1, "create"));
                    }
                });
                Map<TopicPartition, Long> filled = topics.ends();
                for (Peer peer : peers) {
                    // Each contestant meets the changes that those before it met, and then its own.
                    points.add(measure(peer, size, topics, filled, sequence));
                    sequence += (long) (WARM_UPS + MEASURED) * BATCH;
                    filled = topics.ends();
                }
            }
        }
        return points;
    }

    private Point measure(
            Peer peer, long size, FilledTopics topics, Map<TopicPartition, Long> filled, long firstSequence)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        String id = "size-" + peer.id() + "-" + size;
        try (PeerRun run = PeerRun.start(bench, peer, id, Map.of("ingest.topic-suffix", topics.suffix()))) {
            run.awaitDone(filled, PATIENCE_SECONDS + size / LEAST_ROWS_PER_SECOND);
            SplittableRandom random = new SplittableRandom(bench.plan().seed() + size);
            List<Point> batches = new ArrayList<>();
            long sequence = firstSequence;
            for (int batch = 0; batch < WARM_UPS + MEASURED; batch++) {
                Point point = batch(run, size, topics, random, sequence);
                sequence += BATCH;
                if (batch >= WARM_UPS) {
                    batches.add(point);
                }
            }
            Point median = new Point(
                    peer,
                    size,
                    median(batches, Point::cpuSeconds),
                    median(batches, Point::wallSeconds),
                    median(batches, Point::bytesUp),
                    median(batches, Point::bytesDown),
                    median(batches, Point::requests));
            bench.tell(String.format(
                    Locale.ROOT,
                    "%s, %,d rows: a batch of %,d takes %.2f CPU s, %.2f s, %,.0f bytes written, %,.0f requests",
                    peer.text(),
                    size,
                    BATCH,
                    median.cpuSeconds(),
                    median.wallSeconds(),
                    median.bytesUp(),
                    median.requests()));
            return median;
        }
    }

    private Point batch(PeerRun run, long size, FilledTopics topics, SplittableRandom random, long sequence)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        // Asleep, it cannot take a part of the batch before the rest is there.
        run.process().pause();
        topics.send(target -> {
            for (int i = 1; i <= BATCH; i++) {
                target.accept(new Change(entities.size() - 1, random.nextLong(size), sequence + i, "update"));
            }
        });
        Map<TopicPartition, Long> ends = topics.ends();
        S3Tap.Traffic before = bench.tap().traffic();
        double cpu = run.process().cpu();
        long start = System.nanoTime();
        run.process().goOn();
        run.awaitDone(ends, PATIENCE_SECONDS);
        double seconds = (System.nanoTime() - start) / 1e9;
        S3Tap.Traffic traffic = bench.tap().traffic().since(before);
        return new Point(
                run.peer(),
                size,
                run.process().cpu() - cpu,
                seconds,
                traffic.bytesUp(),
                traffic.bytesDown(),
                traffic.reads() + traffic.writes());
    }

    /** The {@code b} of {@code cost = a * rows^b}, fitted by least squares of the logarithms; NaN for fewer than two sizes. */
    static double exponent(List<Point> points, ToDoubleFunction<Point> cost) {
        double n = points.size();
        double x =
                points.stream().mapToDouble(each -> Math.log(each.tableRows())).sum() / n;
        double y = points.stream()
                        .mapToDouble(each -> Math.log(cost.applyAsDouble(each)))
                        .sum()
                / n;
        double xy = 0;
        double xx = 0;
        for (Point each : points) {
            double dx = Math.log(each.tableRows()) - x;
            xy += dx * (Math.log(cost.applyAsDouble(each)) - y);
            xx += dx * dx;
        }
        return xy / xx;
    }

    private static double median(List<Point> points, ToDoubleFunction<Point> figure) {
        return Spread.of(points.stream().mapToDouble(figure).boxed().toList()).median();
    }
}
