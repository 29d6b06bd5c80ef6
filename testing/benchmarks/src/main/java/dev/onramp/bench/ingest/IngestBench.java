package dev.onramp.bench.ingest;

import dev.onramp.bench.BenchErrors;
import dev.onramp.bench.Contestant;
import dev.onramp.bench.Rounds;
import dev.onramp.bench.Sample;
import dev.onramp.bench.Spread;
import dev.onramp.bench.ingest.IngestPlan.Part;
import dev.onramp.model.Entity;
import dev.onramp.model.ModelLoader;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/** Runs the parts of the benchmark one behind the other. */
final class IngestBench {
    private static final int PARTITIONS = 4;

    private final IngestPlan plan;
    private final Consumer<String> progress;

    IngestBench(IngestPlan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    IngestReport run(Path home) throws Exception {
        if (!Files.isReadable(Path.of("/proc/self/stat"))) {
            throw BenchErrors.noProc();
        }
        List<String> notRun = new ArrayList<>();
        List<Peer> peers = new ArrayList<>();
        for (Peer each : plan.peers().stream().sorted().toList()) {
            if (Files.isRegularFile(home.resolve(each.module()).resolve("target/classpath.txt"))) {
                peers.add(each);
            } else {
                notRun.add(BenchErrors.notBuilt(each.text(), each.module()).getMessage());
            }
        }
        if (peers.isEmpty()) {
            throw BenchErrors.noContestant(notRun);
        }
        notRun.forEach(progress);
        progress.accept("starting broker and S3");
        try (Bench bench = new Bench(home, plan, progress)) {
            List<Entity> entities = entities(bench.stack().settings().root().getString("onramp.model-dir"));
            List<Peer> batches =
                    peers.stream().filter(each -> each != Peer.PAIMON).toList();
            Rounds throughput = runs(Part.THROUGHPUT) ? throughput(bench, peers, entities) : new Rounds(List.of());
            List<Freshness.Result> freshness =
                    runs(Part.FRESHNESS) ? freshness(bench, batches, entities, throughput, notRun) : List.of();
            List<SizeLaw.Point> sizes =
                    runs(Part.SIZE) ? new SizeLaw(bench, entities).run(batches, plan.sizes()) : List.of();
            Rounds tables = runs(Part.TABLES) && peers.contains(Peer.ONRAMP) ? tables(bench) : new Rounds(List.of());
            List<PostgresRun.Result> postgres =
                    runs(Part.POSTGRES) && peers.contains(Peer.ONRAMP) ? postgres(bench, entities, notRun) : List.of();
            return new IngestReport(plan, throughput, freshness, sizes, tables, postgres, notRun);
        }
    }

    private boolean runs(Part part) {
        return plan.parts().contains(part);
    }

    private static List<Entity> entities(String modelDir) {
        return ModelLoader.load(modelDir).entities();
    }

    private List<Freshness.Result> freshness(
            Bench bench, List<Peer> peers, List<Entity> entities, Rounds throughput, List<String> notRun)
            throws Exception {
        double rate = plan.rate();
        if (rate == 0) {
            Optional<Spread> plain = throughput.spread(Peer.PLAIN_SPARK.text(), Sample::rowsPerSecond);
            if (plain.isEmpty()) {
                notRun.add("freshness: plain Spark's throughput, which gives the rate, is void or not measured");
                return List.of();
            }
            rate = plain.get().median() / 2;
        }
        Freshness freshness = new Freshness(bench, entities);
        List<Freshness.Result> results = new ArrayList<>();
        for (Peer each : peers) {
            results.add(freshness.run(each, rate, plan.seconds()));
        }
        return results;
    }

    private Rounds tables(Bench bench) throws Exception {
        List<Contestant> contestants = new ArrayList<>();
        List<FilledTopics> opened = new ArrayList<>();
        try {
            for (int count : List.of(3, 30)) {
                Path model = TableCountModel.write(bench.folder(), count);
                FilledTopics topics =
                        new FilledTopics(bench.stack().settings(), entities(model.toString()), ".tables" + count, 1);
                opened.add(topics);
                topics.fill(Workload.mixed(plan.tableEvents(), plan.tableEvents() / 5, plan.seed()));
                Map<TopicPartition, Long> ends = topics.ends();
                contestants.add(new Throughput(
                        count + " tables",
                        Peer.ONRAMP,
                        bench,
                        topics,
                        ends,
                        Oracle.of(topics, bench.stack().settings(), ends),
                        plan.tableEvents(),
                        Map.of("model-dir", model.toString()),
                        Throughput.Scans.LEFT_OUT));
            }
            return Rounds.run(plan.rounds(), contestants, this::tell);
        } finally {
            opened.forEach(FilledTopics::close);
        }
    }

    private List<PostgresRun.Result> postgres(Bench bench, List<Entity> entities, List<String> notRun)
            throws Exception {
        if (!hasPsql()) {
            notRun.add(BenchErrors.noPsql().getMessage());
            return List.of();
        }
        Workload workload = Workload.mixed(plan.postgresEvents(), plan.postgresEvents() / 5, plan.seed());
        return new PostgresRun(bench, entities, workload).run();
    }

    private static boolean hasPsql() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(each -> Files.isExecutable(Path.of(each, "psql")));
    }

    private Rounds throughput(Bench bench, List<Peer> peers, List<Entity> entities) throws Exception {
        progress.accept(String.format(Locale.ROOT, "filling the topics with %,d events", plan.events()));
        try (FilledTopics topics = new FilledTopics(bench.stack().settings(), entities, ".throughput", PARTITIONS)) {
            topics.fill(Workload.mixed(plan.events(), plan.keys(), plan.seed()));
            Map<TopicPartition, Long> ends = topics.ends();
            progress.accept("folding them");
            Oracle oracle = Oracle.of(topics, bench.stack().settings(), ends);
            List<Contestant> contestants = new ArrayList<>();
            for (Peer each : peers) {
                contestants.add(new Throughput(
                        each.text(), each, bench, topics, ends, oracle, plan.events(), Map.of(), plan.scans()));
            }
            return Rounds.run(plan.rounds(), contestants, this::tell);
        }
    }

    private void tell(Sample sample) {
        progress.accept(
                sample.isValid()
                        ? String.format(
                                Locale.ROOT,
                                "round %d, %s: %,d rows in %.1f s, %.1f CPU s (start %.1f), %,.0f rows per CPU second;"
                                        + " %s %s",
                                sample.round(),
                                sample.contestant(),
                                sample.rows(),
                                sample.wallSeconds(),
                                sample.cpuSeconds(),
                                sample.part(Throughput.START),
                                sample.rowsPerCpuSecond(),
                                sample.parts(),
                                sample.counts())
                        : "round " + sample.round() + ", " + sample.contestant() + ": VOID, "
                                + sample.flaw().orElseThrow());
    }
}
