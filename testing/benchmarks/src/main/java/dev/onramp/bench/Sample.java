package dev.onramp.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One run of one contestant.
 *
 * @param rows how much work it did
 * @param cpuSeconds of the processes that are measured, without their start
 * @param parts further CPU seconds, by what used them
 * @param counts whatever else was counted
 * @param flaw why the run is void; empty for one that did what it should
 */
public record Sample(
        String contestant,
        int round,
        long rows,
        double wallSeconds,
        double cpuSeconds,
        Map<String, Double> parts,
        Map<String, Long> counts,
        Optional<String> flaw) {
    public Sample {
        Objects.requireNonNull(contestant, "contestant");
        Objects.requireNonNull(flaw, "flaw");
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    /** A run that came to no end. */
    public static Sample failed(String contestant, int round, String why) {
        return new Sample(contestant, round, 0, 0, 0, Map.of(), Map.of(), Optional.of(why));
    }

    public boolean isValid() {
        return flaw.isEmpty();
    }

    public double rowsPerSecond() {
        return rows / wallSeconds;
    }

    public double rowsPerCpuSecond() {
        return rows / cpuSeconds;
    }

    /** 0 where nothing was counted under that name. */
    public long count(String name) {
        return counts.getOrDefault(name, 0L);
    }

    /** 0 where nothing was measured under that name. */
    public double part(String name) {
        return parts.getOrDefault(name, 0.0);
    }

    /** As plain maps, lists, texts and numbers, for JSON. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("contestant", contestant);
        map.put("round", round);
        map.put("void", flaw.isPresent());
        flaw.ifPresent(why -> map.put("why", why));
        map.put("rows", rows);
        map.put("wall_seconds", wallSeconds);
        map.put("cpu_seconds", cpuSeconds);
        map.put("cpu_seconds_of", parts);
        map.put("counts", counts);
        return map;
    }
}
