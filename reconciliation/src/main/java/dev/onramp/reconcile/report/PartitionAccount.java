package dev.onramp.reconcile.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What became of the records of one partition of a raw topic, by evidence: {@code deadLettered} stand in the dead-letter topic,
 * {@code applied} and {@code superseded} in the history of every entity that they yield, {@code duplicate} in none, {@code skipped} nowhere, since it changes no row.
 *
 * @param input records below the cut
 * @param unexplained records for which the evidence is not there
 */
public record PartitionAccount(
        String topic,
        int partition,
        long input,
        long applied,
        long superseded,
        long duplicate,
        long deadLettered,
        long skipped,
        long unexplained) {
    public PartitionAccount {
        Objects.requireNonNull(topic, "topic");
    }

    /** Whether input = applied + superseded + duplicate + dead-lettered + skipped. */
    public boolean balances() {
        return unexplained == 0 && input == applied + superseded + duplicate + deadLettered + skipped;
    }

    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("topic", topic);
        map.put("partition", partition);
        map.put("input", input);
        map.put("applied", applied);
        map.put("superseded", superseded);
        map.put("duplicate", duplicate);
        map.put("dead_lettered", deadLettered);
        map.put("skipped", skipped);
        map.put("unexplained", unexplained);
        map.put("balances", balances());
        return map;
    }
}
