package dev.onramp.console;

import dev.onramp.replay.ReplayCounts;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a replay did and how long it took.
 *
 * @param mapping until all events were on the topics of the replay
 * @param stores until lake and PostgreSQL had taken them, from the same beginning
 * @param total with stopping and starting the ingest
 */
record ReplayResult(ReplayCounts counts, Duration mapping, Duration stores, Duration total) {
    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("records", counts.records());
        map.put("mapped", counts.mapped());
        map.put("skipped", counts.skipped());
        map.put("rejected", counts.rejected());
        map.put("dead_lettered", counts.deadLettered());
        map.put("events", counts.events());
        map.put("mapping_seconds", seconds(mapping));
        map.put("stores_seconds", seconds(stores));
        map.put("total_seconds", seconds(total));
        map.put("records_per_second", Math.round(rate()));
        map.put("seconds_per_million_records", Math.round(1e6 / rate()));
        return map;
    }

    String text() {
        return String.format(
                Locale.ROOT,
                "%d records of the archive: %d mapped to %d events, %d skipped, %d rejected, %d wait in the dead letters%n"
                        + "mapped in %.1f s, in the stores after %.1f s, all done in %.1f s%n"
                        + "%.0f records/s: at this rate a million takes %.0f s%n",
                counts.records(),
                counts.mapped(),
                counts.events(),
                counts.skipped(),
                counts.rejected(),
                counts.deadLettered(),
                seconds(mapping),
                seconds(stores),
                seconds(total),
                rate(),
                1e6 / rate());
    }

    /** By the time of the stores, without stopping and starting; at least a thousandth, so that an empty archive gives a number too. */
    private double rate() {
        return Math.max(1e-3, counts.records() / Math.max(1e-3, stores.toNanos() / 1e9));
    }

    private static double seconds(Duration duration) {
        return Math.round(duration.toMillis() / 100.0) / 10.0;
    }
}
