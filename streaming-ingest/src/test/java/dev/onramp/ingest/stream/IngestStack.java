package dev.onramp.ingest.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onramp.config.Settings;
import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.Feeds;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.TestEntities;
import dev.onramp.ingest.TestRecord;
import dev.onramp.ingest.delta.LakeContents;
import dev.onramp.ingest.postgres.PostgresContents;
import dev.onramp.local.LocalStack;
import dev.onramp.local.Service;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.AnalysisException;

/** Broker, store and database with the topics of {@link TestEntities#BOTH}, and what both sinks are to hold. */
final class IngestStack implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(300);
    /** Looking costs more than a batch does. */
    private static final Duration POLL = Duration.ofMillis(700);

    static final List<String> TOPICS =
            TestEntities.BOTH.stream().map(EntityColumns::entity).toList();

    final LocalStack stack;
    final Settings all;
    final IngestSettings settings;
    final CanonicalProducer producer;

    /** @param overrides settings beside short pauses */
    IngestStack(Map<String, String> overrides) throws InterruptedException {
        stack = LocalStack.temporary(Service.KAFKA, Service.S3, Service.POSTGRES);
        Map<String, String> values = new HashMap<>(Map.of(
                "ingest.trigger-interval", "200ms",
                "ingest.retry-initial-backoff", "200ms",
                "ingest.retry-max-backoff", "1s"));
        values.putAll(overrides);
        all = stack.settings().with(values);
        settings = IngestSettings.of(all);
        producer = new CanonicalProducer(settings.bootstrapServers());
        producer.createTopics(TOPICS);
    }

    /** Needs a Spark session in this process. */
    void awaitLake(List<TestRecord> expected) {
        LakeContents contents = new LakeContents(settings.lake());
        // Before the first start there are no tables.
        await("all changes in the lake")
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .ignoreExceptionsInstanceOf(AnalysisException.class)
                .untilAsserted(() -> {
                    for (EntityColumns entity : TestEntities.BOTH) {
                        assertThat(contents.history(entity)).isEqualTo(Feeds.history(expected, entity.entity()));
                        assertThat(contents.latest(entity)).isEqualTo(Feeds.latest(expected, entity.entity()));
                    }
                });
    }

    void awaitPostgres(List<TestRecord> expected) {
        await("all changes in PostgreSQL")
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .ignoreExceptionsInstanceOf(SQLException.class)
                .untilAsserted(() -> {
                    for (EntityColumns entity : TestEntities.BOTH) {
                        assertThat(PostgresContents.latest(settings.postgres(), entity))
                                .isEqualTo(Feeds.latest(expected, entity.entity()));
                    }
                });
    }

    @Override
    public void close() throws IOException {
        producer.close();
        // Hadoop keeps one client for a bucket's name; the next stack has the same name elsewhere.
        FileSystem.closeAll();
        stack.close();
    }
}
