package dev.onramp.bench.ingest;

import dev.onramp.bench.Rounds;
import dev.onramp.bench.Sample;
import dev.onramp.bench.Spread;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one execution of the benchmark found; a part that did not run is empty.
 *
 * @param tables ours alone, with few and with many tables
 * @param notRun who or what did not take part, and why
 */
record IngestReport(
        IngestPlan plan,
        Rounds throughput,
        List<Freshness.Result> freshness,
        List<SizeLaw.Point> sizes,
        Rounds tables,
        List<PostgresRun.Result> postgres,
        List<String> notRun) {
    static final String FEW_TABLES = "3 tables";
    static final String MANY_TABLES = "30 tables";

    IngestReport {
        freshness = List.copyOf(freshness);
        sizes = List.copyOf(sizes);
        postgres = List.copyOf(postgres);
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

    /** The 99th percentile of ours as a share of plain Spark's. */
    Optional<Double> freshnessShare() {
        Optional<Freshness.Result> ours = freshnessOf(Peer.ONRAMP);
        Optional<Freshness.Result> plain = freshnessOf(Peer.PLAIN_SPARK);
        return ours.isPresent() && plain.isPresent()
                ? Optional.of(ours.get().p99() / plain.get().p99())
                : Optional.empty();
    }

    private Optional<Freshness.Result> freshnessOf(Peer peer) {
        return freshness.stream()
                .filter(each -> each.peer() == peer && each.isValid())
                .findFirst();
    }

    /** Empty where there are not two sizes. */
    Optional<Double> sizeExponent(Peer peer) {
        List<SizeLaw.Point> points =
                sizes.stream().filter(each -> each.peer() == peer).toList();
        return points.size() < 2 ? Optional.empty() : Optional.of(SizeLaw.exponent(points, SizeLaw.Point::cpuSeconds));
    }

    /** CPU seconds of many tables as a multiple of those of few. */
    Optional<Spread> manyTables() {
        return tables.spread(MANY_TABLES, FEW_TABLES, (many, few) -> many.cpuSeconds() / few.cpuSeconds());
    }

    /** Rows per second of the sink as a share of psql's. */
    Optional<Double> postgresShare() {
        return postgres.size() == 2
                        && postgres.stream().allMatch(each -> each.flaw().isEmpty())
                ? Optional.of(postgres.get(0).rowsPerSecond() / postgres.get(1).rowsPerSecond())
                : Optional.empty();
    }

    /** No run is void. */
    boolean isSound() {
        return throughput.voids().isEmpty()
                && tables.voids().isEmpty()
                && freshness.stream().allMatch(Freshness.Result::isValid)
                && postgres.stream().allMatch(each -> each.flaw().isEmpty());
    }

    /** What the plan wants of the measured values, in the order of the report. */
    List<Target> targets() {
        return List.of(
                Target.atLeast(
                        "rows per CPU second, times plain Spark",
                        5,
                        times(Peer.PLAIN_SPARK).map(Spread::median)),
                Target.atLeast(
                        "rows per CPU second, times Paimon on Flink",
                        1,
                        times(Peer.PAIMON).map(Spread::median)),
                Target.atMost("freshness, p99 as a share of plain Spark's", 0.2, freshnessShare()),
                Target.atMost("exponent of the table's size", 0.2, sizeExponent(Peer.ONRAMP)),
                Target.atMost(
                        "CPU of 30 tables, times that of 3", 3, manyTables().map(Spread::median)),
                Target.atLeast("PostgreSQL, rows per second as a share of psql's", 0.8, postgresShare()));
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
        map.put("targets", targets().stream().map(Target::toMap).toList());
        map.put("runs", throughput.samples().stream().map(Sample::toMap).toList());
        map.put("freshness", freshness);
        map.put("sizes", sizes);
        map.put("tables", tables.samples().stream().map(Sample::toMap).toList());
        map.put("postgres", postgres);
        return map;
    }
}
