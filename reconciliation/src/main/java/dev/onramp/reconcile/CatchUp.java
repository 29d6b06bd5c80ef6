package dev.onramp.reconcile;

import dev.onramp.reconcile.archive.Cut;
import dev.onramp.reconcile.fold.RawPartition;
import dev.onramp.reconcile.kafka.LagReader;
import dev.onramp.reconcile.report.PipelineLag;
import dev.onramp.reconcile.report.PipelineLag.PartitionLag;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Waits until everything before a cut is handled: first by the forwarder, then what is on the canonical topics at that moment by the ingests.
 * Records that arrive meanwhile do not prolong it.
 */
final class CatchUp {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private record Place(String group, String topic, int partition) {}

    private final LagReader reader;
    private final Set<String> ignored;
    private final ProgressListener progress;

    /** @param ignored consumer groups not to wait for */
    CatchUp(LagReader reader, Set<String> ignored, ProgressListener progress) {
        this.reader = reader;
        this.ignored = Set.copyOf(ignored);
        this.progress = progress;
    }

    /** @return what is left to do when it is done or the time is over; a total of 0 means that all is handled */
    PipelineLag await(Cut cut, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        String forwarder = reader.groups().get(0);
        Map<Place, Long> targets = new HashMap<>();
        cut.ends().forEach((partition, end) -> targets.put(place(forwarder, partition), end));
        boolean forwarded = false;
        while (true) {
            PipelineLag now = reader.read();
            if (!forwarded && leftTo(targets, now).total(forwarder) == 0) {
                forwarded = true;
                // What the forwarder brought stands on the canonical topics by now, and is counted from here.
                now = reader.read();
                for (PartitionLag each : now.partitions()) {
                    targets.putIfAbsent(new Place(each.group(), each.topic(), each.partition()), each.end());
                }
            }
            PipelineLag left = leftTo(targets, now);
            if (forwarded && left.total() == 0 || System.nanoTime() >= deadline) {
                return left;
            }
            progress.step("waiting for the pipeline to catch up: " + left.text());
            pause();
        }
    }

    /** The lag against the targets; against the present end where there is none yet. */
    private PipelineLag leftTo(Map<Place, Long> targets, PipelineLag now) {
        List<PartitionLag> left = now.partitions().stream()
                .filter(each -> !ignored.contains(each.group()))
                .map(each -> new PartitionLag(
                        each.group(),
                        each.topic(),
                        each.partition(),
                        targets.getOrDefault(new Place(each.group(), each.topic(), each.partition()), each.end()),
                        each.committed()))
                .toList();
        return new PipelineLag(left);
    }

    private static Place place(String group, RawPartition partition) {
        return new Place(group, partition.topic(), partition.partition());
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ReconcileErrors.interrupted("waiting for the pipeline");
        }
    }
}
