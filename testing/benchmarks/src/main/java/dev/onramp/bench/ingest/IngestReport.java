package dev.onramp.bench.ingest;

import dev.onramp.bench.Rounds;
import dev.onramp.bench.Sample;
import dev.onramp.bench.Spread;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one execution of the benchmark found. */
record IngestReport(IngestPlan plan, Rounds throughput, List<SizeLaw.Point> sizes, List<String> notRun) {
    IngestReport {
        sizes = List.copyOf(sizes);
        notRun = List.copyOf(notRun);
    }

    /** Rows per CPU second of ours as a multiple of another one's, round by round. */
    Optional<Spread> times(Peer other) {
        return throughput.spread(
                Peer.ONRAMP.text(), other.text(), (one, two) -> one.rowsPerCpuSecond() / two.rowsPerCpuSecond());
    }

    /** The same with the starts of both. */
    Optional<Spread> timesWithStart(Peer other) {
        return throughput.spread(
                Peer.ONRAMP.text(),
                other.text(),
                (one, two) -> (one.rows() / Throughput.withStart(one)) / (two.rows() / Throughput.withStart(two)));
    }

    /** Empty where there are not two sizes. */
    Optional<Double> sizeExponent(Peer peer) {
        List<SizeLaw.Point> points =
                sizes.stream().filter(each -> each.peer() == peer).toList();
        return points.size() < 2 ? Optional.empty() : Optional.of(SizeLaw.exponent(points, SizeLaw.Point::cpuSeconds));
    }

    boolean isSound() {
        return throughput.voids().isEmpty();
    }

    /** As plain maps, lists, texts and numbers, for JSON. */
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("benchmark", "ingest");
        map.put("events", plan.events());
        map.put("keys", plan.keys());
        map.put("seed", plan.seed());
        map.put("heap", plan.heap());
        map.put("jvm_options", plan.jvmOptions());
        map.put("batch_events", plan.batchEvents());
        map.put("sound", isSound());
        map.put("not_run", notRun);
        Map<String, Object> ratios = new LinkedHashMap<>();
        times(Peer.PLAIN_SPARK).ifPresent(found -> ratios.put("times_plain_spark", found.toMap()));
        times(Peer.PAIMON).ifPresent(found -> ratios.put("times_paimon", found.toMap()));
        sizeExponent(Peer.ONRAMP).ifPresent(found -> ratios.put("size_exponent", found));
        sizeExponent(Peer.PLAIN_SPARK).ifPresent(found -> ratios.put("size_exponent_plain_spark", found));
        map.put("ratios", ratios);
        map.put("runs", throughput.samples().stream().map(Sample::toMap).toList());
        map.put("sizes", sizes);
        return map;
    }
}
