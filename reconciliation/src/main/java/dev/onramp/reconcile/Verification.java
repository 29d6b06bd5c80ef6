package dev.onramp.reconcile;

import dev.onramp.config.Settings;
import dev.onramp.model.CanonicalModel;
import dev.onramp.reconcile.archive.Cut;
import dev.onramp.reconcile.kafka.LagReader;
import dev.onramp.reconcile.kafka.RawTopics;
import dev.onramp.reconcile.kafka.TopicOffsets;
import dev.onramp.reconcile.ledger.LedgerFile;
import dev.onramp.reconcile.report.PipelineLag;
import dev.onramp.reconcile.report.Verdict;
import dev.onramp.reconcile.report.VerificationReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Proves on the live system that archive, Delta tables, PostgreSQL and views agree: computes from the raw archive, by the contract and the model
 * alone, what each must hold, and compares row by row; and accounts for every record of the raw topics. Where the synthetic legacy system has a
 * ledger, what became of its records must be what the ledger says. Reads only.
 *
 * <p>The verification is about a cut: what the raw topics hold when it starts. Records that arrive later are neither required nor forbidden.
 */
public final class Verification {
    private Verification() {}

    /**
     * Takes a few seconds for some ten thousand changes, and memory for every change (about a kilobyte each).
     *
     * @param settings with the endpoints in use
     * @throws dev.onramp.config.OnrampException ONR-R… when a component cannot be read
     */
    public static VerificationReport run(
            CanonicalModel model, Settings settings, VerifyOptions options, ProgressListener progress) {
        long start = System.nanoTime();
        String servers = settings.section("kafka").getString("bootstrap-servers");
        // Before the cut: what the generator knows to be stored must be there.
        Optional<LedgerFile> ledger = LedgerFile.of(Path.of(settings.root().getString("onramp.data-dir")));
        try (TopicOffsets offsets = new TopicOffsets(servers);
                LagReader lags = new LagReader(model, settings)) {
            RawTopics topics = new RawTopics(model, servers, offsets);
            Cut cut = topics.cut();
            PipelineLag lag =
                    new CatchUp(lags, ignoredGroups(settings, options), progress).await(cut, options.catchUpTimeout());
            if (lag.total() > 0) {
                return new VerificationReport(
                        Verdict.NOT_CAUGHT_UP, List.of(), List.of(), lag, skipped(options), since(start));
            }
            try (VerificationRun run = new VerificationRun(model, settings, options, progress, topics, cut, ledger)) {
                run.start();
                return run.finish(lag, skipped(options), start);
            }
        }
    }

    private static Set<String> ignoredGroups(Settings settings, VerifyOptions options) {
        return options.without().contains(Store.POSTGRES)
                ? Set.of(settings.section("ingest").getString("postgres-group-id"))
                : Set.of();
    }

    private static List<String> skipped(VerifyOptions options) {
        return options.without().stream()
                .map(each -> each.name().toLowerCase(java.util.Locale.ROOT))
                .sorted()
                .collect(Collectors.toList());
    }

    static Duration since(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }
}
