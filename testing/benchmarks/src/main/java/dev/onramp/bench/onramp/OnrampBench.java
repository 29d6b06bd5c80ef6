package dev.onramp.bench.onramp;

import dev.onramp.bench.BenchErrors;
import dev.onramp.bench.BenchStack;
import dev.onramp.bench.Contestant;
import dev.onramp.bench.Rounds;
import dev.onramp.bench.Sample;
import dev.onramp.local.Service;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.ModelLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Fills the raw topics, lets the contestants take turns on them, and reports. */
final class OnrampBench {
    static final String ONRAMP = "onramp";
    static final String SINGLE = "one record per invocation";
    static final String BOUND = "bound";
    static final String BOUND_ARCHIVE = "bound with archive";

    private final Plan plan;
    private final Consumer<String> progress;

    /**
     * What to measure.
     *
     * @param singleChanges rows for the contestant that invokes once per record
     * @param overrides settings for the pipeline
     */
    record Plan(long changes, long singleChanges, int rounds, long seed, Map<String, String> overrides, Prices prices) {
        private static final int LEAST_CHANGES = 1_000;

        Plan {
            overrides = Map.copyOf(overrides);
            if (changes < LEAST_CHANGES) {
                throw BenchErrors.badNumber("--changes", changes, "at least " + LEAST_CHANGES);
            }
            if (singleChanges < 1 || singleChanges > changes / 10) {
                throw BenchErrors.badNumber("--single-changes", singleChanges, "from 1 to a tenth of --changes");
            }
            if (rounds < 1) {
                throw BenchErrors.badNumber("--rounds", rounds, "at least 1");
            }
        }
    }

    OnrampBench(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    OnrampReport run(Path home) throws Exception {
        if (!Files.isReadable(Path.of("/proc/self/stat"))) {
            throw BenchErrors.noProc();
        }
        Path rows = Files.createTempFile("onramp-bench", ".rows");
        progress.accept("starting broker and S3");
        try (BenchStack stack = new BenchStack(home, plan.overrides())) {
            String modelDir = stack.settings().root().getString("onramp.model-dir");
            CanonicalModel model = ModelLoader.load(modelDir);
            progress.accept("filling the raw topics with " + plan.changes() + " changes");
            Backlog backlog = Backlog.fill(plan.changes(), plan.seed(), model, stack.settings(), rows, done -> {});
            double forwarderStart = Pipeline.forwarderStart(stack, backlog);
            List<String> options = stack.functionJvmOptions();
            stack.stop(Service.LAMBDA);
            long events = backlog.expectedEvents(backlog.startFor(backlog.rows()), model);
            List<Contestant> contestants = List.of(
                    new Pipeline(
                            ONRAMP,
                            backlog.rows(),
                            Optional.empty(),
                            stack,
                            backlog,
                            model,
                            plan.prices(),
                            forwarderStart),
                    new Bound(BOUND, "map", rows, modelDir, options, events),
                    new Bound(BOUND_ARCHIVE, "archive", rows, modelDir, options, events),
                    new Pipeline(
                            SINGLE,
                            plan.singleChanges(),
                            Optional.of(1),
                            stack,
                            backlog,
                            model,
                            plan.prices(),
                            forwarderStart));
            return new OnrampReport(plan, backlog, options, Rounds.run(plan.rounds(), contestants, this::tell));
        } finally {
            Files.deleteIfExists(rows);
        }
    }

    private void tell(Sample sample) {
        progress.accept(
                sample.isValid()
                        ? String.format(
                                Locale.ROOT,
                                "round %d, %s: %,d rows in %.2f s, %,.0f rows/s, %,.0f rows per CPU second %s",
                                sample.round(),
                                sample.contestant(),
                                sample.rows(),
                                sample.wallSeconds(),
                                sample.rowsPerSecond(),
                                sample.rowsPerCpuSecond(),
                                sample.parts())
                        : "round " + sample.round() + ", " + sample.contestant() + ": VOID, "
                                + sample.flaw().orElseThrow());
    }
}
