package dev.onramp.ingest.stream;

import dev.onramp.config.OnrampException;
import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.IngestErrors;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.kafka.CanonicalReader;
import dev.onramp.ingest.kafka.CanonicalTopics;
import dev.onramp.ingest.postgres.PostgresConnections;
import dev.onramp.ingest.postgres.PostgresPositions;
import dev.onramp.ingest.postgres.PostgresTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** All canonical topics from their beginning, batch by batch, into PostgreSQL, which remembers by itself how far it is. */
final class PostgresQuery implements SupervisedQuery.Plan {
    static final String NAME = "postgres";
    /** A batch ends between two polls. */
    private static final int MOST_RECORDS_OF_A_POLL = 1_000;

    private final IngestSettings settings;
    private final List<EntityColumns> entities;
    private final CanonicalTopics topics;
    private final WriterClaim claim;
    private final Progress progress;

    PostgresQuery(IngestSettings settings, List<EntityColumns> entities, CanonicalTopics topics, WriterClaim claim) {
        this.settings = settings;
        this.entities = List.copyOf(entities);
        this.topics = topics;
        this.claim = claim;
        this.progress = new Progress(NAME, settings.postgresGroupId(), topics);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void prepare() throws SQLException {
        topics.introduce(settings.postgresGroupId());
        Set<String> handled = known(positions()).entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .map(each -> each.getKey().topic())
                .collect(Collectors.toSet());
        PostgresTables.requireThose(
                settings.postgres(),
                entities.stream().filter(each -> handled.contains(topic(each))).toList());
        PostgresTables.prepare(settings.postgres(), entities);
    }

    @Override
    public SupervisedQuery.Running start() throws SQLException {
        PostgresPositions positions = positions();
        int most = (int) Math.min(MOST_RECORDS_OF_A_POLL, settings.maxOffsetsPerTrigger());
        CanonicalReader reader = new CanonicalReader(
                settings.bootstrapServers(),
                "onramp-ingest-reader-" + NAME,
                entities.stream().collect(Collectors.toMap(this::topic, EntityColumns::entity)),
                known(positions),
                most);
        return new PostgresStream(
                reader,
                entities,
                settings.postgres(),
                positions,
                new PostgresStream.Limits(settings.maxOffsetsPerTrigger() - most, settings.triggerInterval()),
                claim::hold,
                progress::publish);
    }

    private PostgresPositions positions() {
        return new PostgresPositions(settings.postgres().schema(), topics.ids());
    }

    private Map<TopicPartition, Long> known(PostgresPositions positions) throws SQLException {
        try (Connection connection = PostgresConnections.open(settings.postgres())) {
            return positions.read(connection);
        }
    }

    private String topic(EntityColumns entity) {
        return entity.entity() + settings.topicSuffix();
    }

    @Override
    public long handledBatches() {
        return progress.batches();
    }

    @Override
    public OnrampException stated(Failures.Verdict verdict) {
        return SupervisedQuery.stated(NAME, IngestErrors.forgetPositions(settings.postgres()), verdict);
    }

    @Override
    public boolean outlivesRefusal() {
        return true;
    }
}
