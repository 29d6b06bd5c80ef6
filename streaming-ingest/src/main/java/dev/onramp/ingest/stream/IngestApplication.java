package dev.onramp.ingest.stream;

import dev.onramp.config.OnrampException;
import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.delta.LakeBatch;
import dev.onramp.ingest.delta.LakeMaintenance;
import dev.onramp.ingest.delta.LakeTables;
import dev.onramp.ingest.kafka.CanonicalTopics;
import dev.onramp.ingest.materialised.WideRefresh;
import dev.onramp.ingest.spark.SparkSessions;
import dev.onramp.model.wide.WideTable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole of ingest in one process: two queries over the same topics, {@code lake} by Spark and {@code postgres} without it, each
 * supervised by itself. The program ends when the lake cannot go on; trouble in PostgreSQL never ends it.
 */
public final class IngestApplication implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IngestApplication.class);

    private final SparkSession session;
    private final CanonicalTopics topics;
    private final SupervisedQuery lake;
    private final SupervisedQuery postgres;
    private final Optional<ScheduledMaintenance> maintenance;
    private final MaterialisedViews materialised;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Runnable whenReady;
    private final IngestSettings.Sinks sinks;

    /** Without materialised views. */
    public IngestApplication(IngestSettings settings, List<EntityColumns> entities, Runnable whenReady) {
        this(settings, entities, List.of(), whenReady);
    }

    /**
     * @param wide the wide views that are kept as tables
     * @param whenReady called once the lake's tables exist and its query is active
     */
    public IngestApplication(
            IngestSettings settings, List<EntityColumns> entities, List<WideTable> wide, Runnable whenReady) {
        this.whenReady = whenReady;
        this.sinks = settings.sinks();
        this.session = SparkSessions.open(settings);
        List<String> names = entities.stream()
                .map(each -> each.entity() + settings.topicSuffix())
                .toList();
        this.topics = new CanonicalTopics(settings.bootstrapServers(), names);
        LakeTables tables = new LakeTables(session, settings.lake(), settings.acceptedBreaks());
        LakeBatch lakeBatch = new LakeBatch(entities, settings.lake(), settings.shufflePartitions());
        LakeMaintenance.check(settings.maintenance());
        List<WideTable> kept = settings.sinks().haveLake() ? wide : List.of();
        this.maintenance = settings.maintenance().enabled() && settings.sinks().haveLake()
                ? Optional.of(new ScheduledMaintenance(
                        new LakeMaintenance(session, settings.lake(), settings.maintenance(), kept),
                        entities,
                        settings.maintenance(),
                        lakeBatch))
                : Optional.empty();
        WriterClaim claim = new WriterClaim(
                settings.lake().root(), session.sparkContext().hadoopConfiguration(), writer(settings.checkpointDir()));
        this.materialised = new MaterialisedViews(
                kept.stream()
                        .map(each -> new WideRefresh(session, settings.lake(), each))
                        .toList(),
                settings.materialisedInterval(),
                claim);
        this.lake = new SupervisedQuery(
                new LakeQuery(
                        session,
                        settings,
                        topics,
                        handled -> {
                            tables.requireThose(filled(entities, settings, handled), settings.lakeCheckpoint());
                            tables.prepare(entities);
                            materialised.prepare();
                            // All is well so far, and Spark has not read the checkpoint yet.
                            claim.take();
                        },
                        batch -> {
                            claim.hold();
                            lakeBatch.apply(batch);
                        }),
                settings.backoff(),
                claim);
        this.postgres =
                new SupervisedQuery(new PostgresQuery(settings, entities, topics, claim), settings.backoff(), claim);
    }

    private static WriterClaim.Writer writer(String checkpoint) {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "an unknown host";
        }
        return new WriterClaim.Writer(
                UUID.randomUUID().toString(),
                host,
                ProcessHandle.current().pid(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                checkpoint);
    }

    private static List<EntityColumns> filled(
            List<EntityColumns> entities, IngestSettings settings, Set<String> handled) {
        return entities.stream()
                .filter(each -> handled.contains(each.entity() + settings.topicSuffix()))
                .toList();
    }

    /**
     * Runs until {@link #stop} or until the lake cannot go on, or another process has taken over.
     *
     * @throws OnrampException why the lake cannot go on
     */
    public void run() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        if (sinks.haveLake()) {
            threads.add(new Thread(() -> runToTheEnd(lake), "lake"));
        }
        if (sinks.havePostgres()) {
            // Beside a lake its trouble ends nothing; alone there is nothing left without it.
            threads.add(new Thread(
                    sinks.haveLake() ? this::runPostgresBesideTheLake : () -> runToTheEnd(postgres), "postgres"));
        }
        threads.forEach(Thread::start);
        maintenance.ifPresent(each -> {
            Thread thread = new Thread(each, "maintenance");
            thread.setDaemon(true);
            thread.start();
        });
        if (!materialised.isEmpty()) {
            Thread thread = new Thread(materialised, "materialised");
            thread.setDaemon(true);
            thread.start();
        }
        Thread ready = new Thread(this::tellReady, "ready");
        ready.setDaemon(true);
        ready.start();
        ended.await();
        maintenance.ifPresent(ScheduledMaintenance::stop);
        materialised.stop();
        lake.stop();
        postgres.stop();
        for (Thread each : threads) {
            each.join();
        }
        OnrampException failure = lake.failure() != null ? lake.failure() : postgres.failure();
        if (failure != null) {
            throw failure;
        }
    }

    /** Nothing but another process that has taken over is a failure that it does not outlive. */
    private void runPostgresBesideTheLake() {
        postgres.run();
        if (postgres.failure() != null) {
            ended.countDown();
        }
    }

    private void runToTheEnd(SupervisedQuery query) {
        try {
            query.run();
        } finally {
            ended.countDown();
        }
    }

    private void tellReady() {
        try {
            if ((sinks.haveLake() ? lake : postgres).awaitStarted(Duration.ofDays(365))) {
                whenReady.run();
            }
            LOG.info("ready");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks {@link #run} to return; may be called from any thread, more than once. */
    public void stop() {
        ended.countDown();
    }

    @Override
    public void close() {
        topics.close();
        session.stop();
    }
}
