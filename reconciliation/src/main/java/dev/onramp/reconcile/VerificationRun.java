package dev.onramp.reconcile;

import com.typesafe.config.Config;
import dev.onramp.config.OnrampException;
import dev.onramp.config.Settings;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Identifier;
import dev.onramp.reconcile.account.Accounting;
import dev.onramp.reconcile.account.DeadLetterCheck;
import dev.onramp.reconcile.account.HistoryEvidence;
import dev.onramp.reconcile.archive.ArchiveIntake;
import dev.onramp.reconcile.archive.Cut;
import dev.onramp.reconcile.archive.DeadLetters;
import dev.onramp.reconcile.archive.InputOutcome;
import dev.onramp.reconcile.archive.KafkaInput;
import dev.onramp.reconcile.archive.Unsealing;
import dev.onramp.reconcile.compare.Comparison;
import dev.onramp.reconcile.compare.EntityKey;
import dev.onramp.reconcile.compare.RowScan;
import dev.onramp.reconcile.fold.Coordinate;
import dev.onramp.reconcile.fold.Fold;
import dev.onramp.reconcile.fold.Folded;
import dev.onramp.reconcile.fold.Reading;
import dev.onramp.reconcile.fold.Rejections;
import dev.onramp.reconcile.kafka.RawTopics;
import dev.onramp.reconcile.ledger.LedgerCheck;
import dev.onramp.reconcile.ledger.LedgerFile;
import dev.onramp.reconcile.report.Check;
import dev.onramp.reconcile.report.Difference;
import dev.onramp.reconcile.report.PartitionAccount;
import dev.onramp.reconcile.report.PipelineLag;
import dev.onramp.reconcile.report.Verdict;
import dev.onramp.reconcile.report.VerificationReport;
import dev.onramp.reconcile.s3.S3Connection;
import dev.onramp.reconcile.s3.S3FileIO;
import dev.onramp.reconcile.s3.S3RawArchive;
import io.delta.kernel.defaults.engine.DefaultEngine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.s3.S3Client;

/** One comparison, after the pipeline has caught up: everything is read in parallel, then judged. Used by one thread, once. */
final class VerificationRun implements AutoCloseable {
    private static final int READERS = 2;
    /** Enough for both archive readers, both Kafka readers, and some queries that wait for their servers meanwhile. */
    private static final int THREADS = 8;

    private final CanonicalModel model;
    private final VerifyOptions options;
    private final ProgressListener progress;
    private final RawTopics topics;
    private final Cut cut;
    private final Optional<LedgerFile> ledger;
    private final S3Client s3;
    private final StoredTables tables;
    private final Fold fold;
    private final ArchiveIntake intake;
    private final KafkaInput input;
    private final DeadLetters letters;
    private final ArchiveReading reading;
    /** Whether records may be handled before the archive shows them. */
    private final boolean deliveredLater;

    private final Map<Identifier, HistoryEvidence> evidence = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, VerificationRun::thread);
    private final List<CompletableFuture<Comparison>> comparisons = new ArrayList<>();
    private CompletableFuture<Void> inputRead = CompletableFuture.completedFuture(null);
    private CompletableFuture<Folded> folded = new CompletableFuture<>();

    VerificationRun(
            CanonicalModel model,
            Settings settings,
            VerifyOptions options,
            ProgressListener progress,
            RawTopics topics,
            Cut cut,
            Optional<LedgerFile> ledger) {
        this.model = model;
        this.options = options;
        this.progress = progress;
        this.topics = topics;
        this.cut = cut;
        this.ledger = ledger;
        this.s3 = S3Connection.open(settings.section("s3"));
        Config place = settings.section("archive");
        this.tables =
                new StoredTables(model, settings, DefaultEngine.create(new S3FileIO(s3)), options.catchUpTimeout());
        this.fold = new Fold(model);
        this.intake = new ArchiveIntake(
                model, cut, fold, new Unsealing(settings.section("transform").getString("unparsable-key")));
        this.reading = new ArchiveReading(
                model, new S3RawArchive(s3, place.getString("bucket"), place.getString("prefix")), intake);
        this.deliveredLater = place.getString("mode").equals("firehose");
        this.input = new KafkaInput(model, cut, settings.section("transform").getString("secret-hash-key"));
        this.letters = new DeadLetters(model);
    }

    /** Begins all reading. */
    void start() {
        List<String> keys = reading.unread();
        progress.step("reading " + keys.size() + " archive objects and what every store holds");
        AtomicInteger next = new AtomicInteger();
        List<CompletableFuture<Void>> sources = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            sources.add(inBackground(() -> {
                for (int at = next.getAndIncrement(); at < keys.size(); at = next.getAndIncrement()) {
                    reading.read(keys.get(at));
                }
            }));
        }
        sources.add(inBackground(() -> topics.readDeadLetters(letters)));
        inputRead = inBackground(() -> topics.readInput(cut, input));
        if (deliveredLater) {
            sources.add(inputRead);
        }
        folded = CompletableFuture.allOf(sources.toArray(CompletableFuture[]::new))
                .thenRun(this::readRest)
                .thenApply(done -> fold.folded(
                        new Rejections(letters.coordinates(), letters.unforeseeable(), letters.replayed())));
        // The last first: the queries of Trino take longest to begin.
        List<StoredTables.Task> tasks = tables.tasks(options.without());
        for (int i = tasks.size() - 1; i >= 0; i--) {
            StoredTables.Task task = tasks.get(i);
            comparisons.add(0, CompletableFuture.supplyAsync(() -> compare(task), threads));
        }
    }

    /** Waits for all of it and judges. */
    VerificationReport finish(PipelineLag lag, List<String> skipped, long start) {
        Folded expected = joined(folded);
        joined(inputRead);
        List<Comparison> compared =
                comparisons.stream().map(VerificationRun::joined).toList();
        progress.step("judging");
        Set<EntityKey> moving = movingKeys();
        InputOutcome arrived = input.compare(expected.records(), lineProblems(expected), options.shown());
        Set<Coordinate> dead = new HashSet<>(letters.coordinates());
        dead.removeIf(each -> cut.ends().containsKey(each.rawPartition()) && !cut.holds(each));

        Accounting accounting = new Accounting(evidence, dead, options.shown());
        accounting.open(cut.ends().keySet());
        expected.records().forEach(accounting::add);
        arrived.unarchived().forEach(accounting::addUnarchived);
        List<PartitionAccount> accounts = accounting.accounts();

        List<Check> checks = new ArrayList<>();
        checks.add(arrived.check());
        checks.add(secrets(expected));
        checks.add(DeadLetterCheck.of(expected.records(), dead, letters.problems(), options.shown()));
        compared.stream().map(each -> each.check(moving, options.shown())).forEach(checks::add);
        checks.add(accounting.check());
        ledger.ifPresent(file ->
                checks.add(new LedgerCheck(file, letters.errorIds(), accounting.withoutEvidence(), options.shown())
                        .of(expected.records())));
        boolean agrees =
                checks.stream().allMatch(Check::holds) && accounts.stream().allMatch(PartitionAccount::balances);
        return new VerificationReport(
                agrees ? Verdict.AGREES : Verdict.DIFFERENCES,
                checks,
                accounts,
                lag,
                skipped,
                Verification.since(start));
    }

    @Override
    public void close() {
        threads.shutdownNow();
        s3.close();
    }

    private Comparison compare(StoredTables.Task task) {
        try (RowScan scan = task.table().open(task.columns())) {
            Folded expected = folded.join();
            Comparison comparison = new Comparison(task.name(), task.expected().apply(expected));
            if (task.evidence().isPresent()) {
                Identifier entity = task.evidence().get().name();
                HistoryEvidence found = new HistoryEvidence(expected.entity(entity), expected.records());
                comparison.run(scan, found);
                evidence.put(entity, found);
            } else {
                comparison.run(scan, row -> {});
            }
            progress.step("compared " + task.name());
            return comparison;
        }
    }

    private void readRest() {
        reading.readRest();
        if (deliveredLater) {
            reading.awaitDelivery(() -> input.missing(fold::holds), options.catchUpTimeout(), progress);
        }
    }

    /** Rows that records after the cut concern: all that the stores may know of them stands in the archive by now, or else in Kafka. */
    private Set<EntityKey> movingKeys() {
        if (topics.cut().ends().equals(cut.ends()) && intake.later().isEmpty()) {
            return Set.of();
        }
        if (deliveredLater) {
            topics.readLater(cut, intake);
        } else {
            reading.readRest();
        }
        Set<EntityKey> moving = new HashSet<>();
        for (Reading each : intake.later().values()) {
            if (each instanceof Reading.Mapped mapped) {
                mapped.rows().forEach(row -> moving.add(new EntityKey(row.entity(), row.key())));
            }
        }
        return moving;
    }

    private List<String> lineProblems(Folded expected) {
        List<String> problems = new ArrayList<>(expected.conflicts());
        problems.addAll(intake.problems());
        Cut now = topics.cut();
        intake.later().keySet().stream()
                .filter(each -> !now.holds(each))
                .sorted()
                .forEach(each -> problems.add(each + ": an archived record beyond the end of its partition"));
        return problems;
    }

    private Check secrets(Folded expected) {
        Set<Coordinate> shown = new TreeSet<>(intake.shownSecrets());
        shown.addAll(letters.shownSecrets());
        List<Difference> differences = shown.stream()
                .limit(options.shown())
                .map(each -> new Difference(
                        Difference.Kind.DIFFERENT, each.toString(), "", "no value of a secret column", "one in clear"))
                .toList();
        long looked = (long) expected.records().size() + letters.coordinates().size();
        return new Check("secrets", looked, looked, 0, 0, shown.size(), differences, List.of());
    }

    private CompletableFuture<Void> inBackground(Runnable work) {
        return CompletableFuture.runAsync(work, threads);
    }

    private static <T> T joined(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            Throwable cause = e;
            while (cause instanceof CompletionException && cause.getCause() != null) {
                cause = cause.getCause();
            }
            if (cause instanceof OnrampException known) {
                throw known;
            }
            throw e;
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "onramp-verify");
        thread.setDaemon(true);
        return thread;
    }
}
