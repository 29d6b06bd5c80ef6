package dev.onramp.capture.debezium;

import dev.onramp.capture.kafka.RawChange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what was acknowledged and tells it from time to time. The total may be asked by any thread; the rest is the publisher's. */
final class Tally {
    private static final Logger LOG = LoggerFactory.getLogger(Tally.class);

    private final Duration interval;
    private final AtomicLong total = new AtomicLong();
    private final Map<String, Long> sinceTold = new TreeMap<>();
    private long toldAt = System.nanoTime();
    private String position = "";

    Tally(Duration interval) {
        this.interval = interval;
    }

    long total() {
        return total.get();
    }

    void acknowledged(List<RawChange> changes) {
        for (RawChange each : changes) {
            sinceTold.merge(each.topic(), 1L, Long::sum);
            position = each.position();
        }
        total.addAndGet(changes.size());
        if (!sinceTold.isEmpty() && System.nanoTime() - toldAt > interval.toNanos()) {
            LOG.info("acknowledged {}, up to {}", sinceTold, position);
            sinceTold.clear();
            toldAt = System.nanoTime();
        }
    }
}
