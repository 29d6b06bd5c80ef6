package dev.onramp.console;

import dev.onramp.archive.ArchiveObjects;
import dev.onramp.archive.RawArchive;
import dev.onramp.archive.s3.S3ArchiveObjects;
import dev.onramp.config.Settings;
import dev.onramp.dlq.Coordinate;
import dev.onramp.dlq.OpenLetters;
import dev.onramp.dlq.kafka.DeadLetterTopics;
import dev.onramp.local.LocalStack;
import dev.onramp.local.Service;
import dev.onramp.local.StackListener;
import dev.onramp.local.StackStatus;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.contract.Topics;
import dev.onramp.replay.LakeFolders;
import dev.onramp.replay.Replay;
import dev.onramp.replay.ReplayCounts;
import dev.onramp.replay.ReplayErrors;
import dev.onramp.replay.kafka.ReplayBroker;
import dev.onramp.replay.kafka.ReplayTopics;
import dev.onramp.replay.postgres.PostgresStore;
import dev.onramp.views.trino.TrinoViews;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One replay: puts an ingest that reads the topics of the replay in the place of the ordinary one, and back. Whatever it is interrupted in,
 * {@code onramp up} brings the ordinary ingest back, and the next run removes what this one left.
 */
final class ReplayRun {
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final List<Service> NEEDED = List.of(Service.KAFKA, Service.S3, Service.POSTGRES);

    private final Settings given;
    private final LocalStack stack;
    private final CanonicalModel model;
    private final Duration patience;
    private final PrintWriter err;
    private final Settings settings;
    private final String servers;
    private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private final Path checkpoints;

    ReplayRun(Settings given, LocalStack stack, CanonicalModel model, Duration patience, PrintWriter err) {
        this.given = given;
        this.stack = stack;
        this.model = model;
        this.patience = patience;
        this.err = err;
        this.settings = stack.settings();
        this.servers = settings.section("kafka").getString("bootstrap-servers");
        this.checkpoints = Path.of(settings.root().getString("onramp.data-dir"), "ingest", "replay");
    }

    /** Leaves the tables as they are: what the archive says wins by its sequence. */
    ReplayResult intoWhatIsThere() throws InterruptedException {
        return run(() -> {});
    }

    /** Removes the tables of the entities first. */
    ReplayResult afterDropping() throws InterruptedException {
        return run(() -> {
            say("removing the tables in PostgreSQL and in the lake");
            new PostgresStore(settings).drop(model);
            String bucket = settings.section("lake").getString("bucket");
            try (ArchiveObjects lake = S3ArchiveObjects.of(settings.with(Map.of("archive.bucket", bucket)))) {
                new LakeFolders(lake, settings.section("lake").getString("schema")).drop(model);
            }
        });
    }

    private ReplayResult run(Runnable preparation) throws InterruptedException {
        requireStack();
        long began = System.nanoTime();
        Timing timing;
        try (ReplayBroker broker = new ReplayBroker(servers)) {
            say("the ordinary ingest pauses; canonical topics go on as ever");
            stack.stop(Service.INGEST, StackListener.SILENT);
            preparation.run();
            clear(broker);
            try {
                timing = replay(broker);
            } finally {
                // Also after a failure: the ordinary ingest goes on with what is there.
                stack.stop(Service.INGEST, StackListener.SILENT);
                clear(broker);
                stack.up(EnumSet.of(Service.INGEST), StackListener.SILENT);
            }
        }
        if (stack.status().running(Service.TRINO)) {
            TrinoViews views = TrinoViews.of(settings);
            views.apply(model).orThrow();
            views.forget(model);
        }
        return new ReplayResult(timing.counts(), timing.mapping(), timing.stores(), since(began));
    }

    private record Timing(ReplayCounts counts, Duration mapping, Duration stores) {}

    private Timing replay(ReplayBroker broker) throws InterruptedException {
        List<String> canonical = model.entities().stream()
                .map(each -> Topics.canonical(each.name()))
                .toList();
        ReplayBroker.Topics topics = broker.create(canonical, run);
        List<String> groups = List.of(group("lake"), group("postgres"));
        try (LocalStack replaying = LocalStack.open(Context.home(), given.with(overrides(topics)));
                ReplayTopics events = new ReplayTopics(servers, topics)) {
            replaying.up(EnumSet.of(Service.INGEST), StackListener.SILENT);
            long began = System.nanoTime();
            ReplayCounts counts = send(events);
            events.await();
            Duration mapping = since(began);
            say(counts.events() + " events of " + counts.records() + " records are on the topics of the replay");
            awaitStores(broker, topics, groups, counts.events());
            return new Timing(counts, mapping, since(began));
        }
    }

    private ReplayCounts send(ReplayTopics events) throws InterruptedException {
        OpenLetters letters = new DeadLetterTopics(model, servers).read();
        try (ArchiveObjects objects = S3ArchiveObjects.of(settings);
                Meter meter = new Meter("archive", "MB", 1_000_000, 0, err)) {
            RawArchive archive =
                    new RawArchive(objects, settings.section("archive").getString("prefix"), model);
            Replay replay = new Replay(
                    model,
                    archive,
                    objects,
                    raw -> letters.at(new Coordinate(raw.topic(), raw.partition(), raw.offset()))
                            .isPresent(),
                    events);
            return replay.run(Runtime.getRuntime().availableProcessors(), (bytes, all) -> {
                synchronized (meter) {
                    meter.reached(bytes);
                }
            });
        }
    }

    private void awaitStores(ReplayBroker broker, ReplayBroker.Topics topics, List<String> groups, long events)
            throws InterruptedException {
        long best = Long.MAX_VALUE;
        long movedAt = System.nanoTime();
        try (Meter meter = new Meter("stores", "events", 1, events * groups.size(), err)) {
            while (true) {
                Map<String, Long> lag = broker.lag(topics, groups);
                long left = lag.values().stream().mapToLong(Long::longValue).sum();
                meter.reached(events * groups.size() - left);
                if (left == 0) {
                    return;
                }
                if (left < best) {
                    best = left;
                    movedAt = System.nanoTime();
                }
                StackStatus status = stack.status();
                if (!status.running(Service.INGEST)) {
                    throw ReplayErrors.ingestEnded(
                            status.of(Service.INGEST).log().toString());
                }
                if (since(movedAt).compareTo(patience) > 0) {
                    throw ReplayErrors.tooSlow(patience.toSeconds(), lag.toString());
                }
                Thread.sleep(PAUSE.toMillis());
            }
        }
    }

    private Map<String, String> overrides(ReplayBroker.Topics topics) {
        return Map.of(
                "ingest.topic-suffix", topics.suffix(),
                "ingest.checkpoint-dir", checkpoints.resolve(run).toString(),
                "ingest.lake-group-id", group("lake"),
                "ingest.postgres-group-id", group("postgres"));
    }

    private String group(String reader) {
        return ReplayBroker.group(run, reader);
    }

    private void requireStack() {
        StackStatus status = stack.status();
        String missing = NEEDED.stream()
                .filter(each -> !status.running(each))
                .map(Service::text)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw ReplayErrors.stackDown(missing);
        }
    }

    /** Nothing of this run or of one that was killed is needed again: topics, and how far the stores were in them. */
    private void clear(ReplayBroker broker) {
        broker.sweep();
        new PostgresStore(settings).forgetReplays();
        if (Files.isDirectory(checkpoints)) {
            try (Stream<Path> files = Files.walk(checkpoints)) {
                for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            } catch (IOException failed) {
                throw ReplayErrors.notDropped("its checkpoints in " + checkpoints, failed);
            }
        }
    }

    private void say(String what) {
        err.println(what);
        err.flush();
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
