package dev.onramp.dlq;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a replay did: {@code letters = mapped + skipped + deadLettered + impossible}.
 *
 * @param mapped became canonical events
 * @param skipped turned out to be messages that change no row
 * @param deadLettered rejected again, and dead letters again
 * @param impossible left alone, because what is needed is not there any more
 * @param events canonical events that were produced
 */
public record ReplayCounts(long letters, long mapped, long skipped, long deadLettered, long impossible, long events) {
    static final ReplayCounts NONE = new ReplayCounts(0, 0, 0, 0, 0, 0);

    /** @throws IllegalArgumentException when the counts do not add up */
    public ReplayCounts {
        if (letters != mapped + skipped + deadLettered + impossible) {
            throw new IllegalArgumentException("counts do not add up: " + letters + " letters");
        }
    }

    ReplayCounts plus(ReplayCounts other) {
        return new ReplayCounts(
                letters + other.letters,
                mapped + other.mapped,
                skipped + other.skipped,
                deadLettered + other.deadLettered,
                impossible + other.impossible,
                events + other.events);
    }

    /** For programs. */
    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("letters", letters);
        map.put("mapped", mapped);
        map.put("skipped", skipped);
        map.put("dead_lettered", deadLettered);
        map.put("impossible", impossible);
        map.put("events", events);
        return map;
    }
}
