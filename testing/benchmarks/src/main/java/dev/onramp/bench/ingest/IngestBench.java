package dev.onramp.bench.ingest;

import dev.onramp.bench.BenchErrors;
import dev.onramp.bench.Contestant;
import dev.onramp.bench.Rounds;
import dev.onramp.bench.Sample;
import dev.onramp.model.Entity;
import dev.onramp.model.ModelLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
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
                notRun.add(each.text() + " is not built: " + each.module() + "/target/classpath.txt is not there");
            }
        }
        notRun.forEach(progress);
        progress.accept("starting broker and S3");
        try (Bench bench = new Bench(home, plan, progress)) {
            List<Entity> entities = ModelLoader.load(
                            bench.stack().settings().root().getString("onramp.model-dir"))
                    .entities();
            Rounds throughput = plan.parts().contains(IngestPlan.Part.THROUGHPUT)
                    ? throughput(bench, peers, entities)
                    : new Rounds(List.of());
            List<SizeLaw.Point> sizes = plan.parts().contains(IngestPlan.Part.SIZE)
                    ? new SizeLaw(bench, entities)
                            .run(
                                    peers.stream()
                                            .filter(each -> each != Peer.PAIMON)
                                            .toList(),
                                    plan.sizes())
                    : List.of();
            return new IngestReport(plan, throughput, sizes, notRun);
        }
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
                contestants.add(new Throughput(each, bench, topics, ends, oracle, plan.events()));
            }
            return Rounds.run(plan.rounds(), contestants, this::tell);
        }
    }

    private void tell(Sample sample) {
        progress.accept(
                sample.isValid()
                        ? String.format(
                                Locale.ROOT,
                                "round %d, %s: %,d rows in %.1f s, %.1f CPU s (start %.1f), %,.0f rows per CPU second; %s %s",
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
