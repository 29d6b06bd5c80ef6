package dev.onramp.bench.onramp;

import dev.onramp.bench.Rounds;
import dev.onramp.bench.Sample;
import dev.onramp.bench.Spread;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one execution of the benchmark found.
 *
 * @param jvmOptions of the function and of the bound
 */
record OnrampReport(OnrampBench.Plan plan, Backlog backlog, List<String> jvmOptions, Rounds rounds) {

    /** Rows per CPU second of the pipeline as a share of the bound's, round by round. */
    Optional<Spread> ofBound(String bound) {
        return rounds.spread(
                OnrampBench.ONRAMP, bound, (one, other) -> one.rowsPerCpuSecond() / other.rowsPerCpuSecond());
    }

    /** The same with the start of both processes on the pipeline's side. */
    Optional<Spread> withStartOfBound(String bound) {
        return rounds.spread(
                OnrampBench.ONRAMP,
                bound,
                (one, other) -> one.rows() / Pipeline.withStart(one) / other.rowsPerCpuSecond());
    }

    /** How many times as fast as one invocation per record. */
    Optional<Spread> timesSinglePerSecond() {
        return rounds.spread(
                OnrampBench.ONRAMP, OnrampBench.SINGLE, (one, other) -> one.rowsPerSecond() / other.rowsPerSecond());
    }

    Optional<Spread> timesSinglePerCpuSecond() {
        return rounds.spread(
                OnrampBench.ONRAMP,
                OnrampBench.SINGLE,
                (one, other) -> one.rowsPerCpuSecond() / other.rowsPerCpuSecond());
    }

    /** The same with the endpoint's CPU time on both sides. */
    Optional<Spread> timesSingleWithEndpoint() {
        return rounds.spread(
                OnrampBench.ONRAMP, OnrampBench.SINGLE, (one, other) -> withEndpoint(one) / withEndpoint(other));
    }

    /** Bytes of the invocations' payloads as a share of what they may have. */
    Optional<Spread> payloadFill() {
        return rounds.spread(OnrampBench.ONRAMP, OnrampReport::fill);
    }

    /** Every contestant has at least one run that counts, and no run is void. */
    boolean isSound() {
        return rounds.voids().isEmpty() && !rounds.samples().isEmpty();
    }

    /** The modelled cost of a contestant's last valid run. */
    Optional<Cost> cost(String contestant) {
        List<Sample> runs = rounds.of(contestant);
        return runs.isEmpty() ? Optional.empty() : Optional.of(Cost.of(runs.get(runs.size() - 1), plan.prices()));
    }

    /** As plain maps, lists, texts and numbers, for JSON. */
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("benchmark", "onramp");
        map.put("changes", plan.changes());
        map.put("seed", plan.seed());
        map.put("value_bytes_per_change", (double) backlog.valueBytes() / backlog.rows());
        map.put("jvm_options", jvmOptions);
        map.put("sound", isSound());
        Map<String, Object> ratios = new LinkedHashMap<>();
        put(ratios, "of_bound", ofBound(OnrampBench.BOUND));
        put(ratios, "of_bound_with_archive", ofBound(OnrampBench.BOUND_ARCHIVE));
        put(ratios, "of_bound_start_included", withStartOfBound(OnrampBench.BOUND));
        put(ratios, "times_single_per_second", timesSinglePerSecond());
        put(ratios, "times_single_per_cpu_second", timesSinglePerCpuSecond());
        put(ratios, "times_single_per_cpu_second_with_endpoint", timesSingleWithEndpoint());
        put(ratios, "payload_fill", payloadFill());
        map.put("ratios", ratios);
        Map<String, Object> cost = new LinkedHashMap<>();
        cost.put("region", plan.prices().region());
        cost.put("prices_as_of", plan.prices().asOf());
        for (String each : List.of(OnrampBench.ONRAMP, OnrampBench.SINGLE)) {
            cost(each).ifPresent(found -> cost.put(each, found.toMap()));
        }
        map.put("usd_per_million_changes", cost);
        map.put("runs", rounds.samples().stream().map(Sample::toMap).toList());
        return map;
    }

    private static void put(Map<String, Object> target, String name, Optional<Spread> spread) {
        spread.ifPresent(found -> target.put(name, found.toMap()));
    }

    static double fill(Sample sample) {
        return (double) sample.count(Counts.PAYLOAD_BYTES)
                / sample.count(Counts.INVOCATIONS)
                / sample.count(Counts.PAYLOAD_LIMIT);
    }

    private static double withEndpoint(Sample sample) {
        return sample.rows() / (sample.cpuSeconds() + sample.part(Pipeline.ENDPOINT));
    }
}
