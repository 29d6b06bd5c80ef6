package dev.onramp.peers.spark;

import dev.onramp.config.ServiceArguments;
import dev.onramp.config.Settings;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.kafka.CanonicalTopics;
import dev.onramp.ingest.kafka.SourceOffsets;
import dev.onramp.model.Entity;
import dev.onramp.model.ModelLoader;
import dev.onramp.model.contract.Topics;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQueryListener;

/** One query for each topic, each with a {@code MERGE} for each batch. {@code --config FILE --ready-file FILE}; the settings are those of the ingest. */
public final class PlainSparkMain {
    private PlainSparkMain() {}

    public static void main(String[] args) throws Exception {
        ServiceArguments arguments = ServiceArguments.parse(args);
        IngestSettings settings = IngestSettings.of(Settings.load(arguments.config(), System.getenv(), Map.of()));
        List<Entity> entities = ModelLoader.load(settings.modelDir()).entities();
        List<String> names =
                entities.stream().map(each -> topic(each, settings)).toList();
        SparkSession session = PlainSession.open(settings);
        CanonicalTopics topics = new CanonicalTopics(settings.bootstrapServers(), names);
        topics.introduce(settings.lakeGroupId());
        session.streams().addListener(new Progress(topics, settings.lakeGroupId()));
        for (Entity each : entities) {
            start(each, settings, session, entities.size());
        }
        arguments.announceReady();
        session.streams().awaitAnyTermination();
    }

    private static void start(Entity entity, IngestSettings settings, SparkSession session, int queries)
            throws Exception {
        EntityMerge merge =
                new EntityMerge(entity, settings.lake().location(entity.name().value()));
        merge.createTable(session);
        Dataset<Row> records = session.readStream()
                .format("kafka")
                .option("kafka.bootstrap.servers", settings.bootstrapServers())
                .option("subscribe", topic(entity, settings))
                .option("startingOffsets", "earliest")
                .option("includeHeaders", "true")
                .option("maxOffsetsPerTrigger", Math.max(1, settings.maxOffsetsPerTrigger() / queries))
                .load();
        merge.changes(records)
                .writeStream()
                .queryName(entity.name().value())
                .option(
                        "checkpointLocation",
                        settings.checkpointDir() + "/" + entity.name().value())
                .foreachBatch((VoidFunction2<Dataset<Row>, Long>) (batch, id) -> merge.merge(batch))
                .start();
    }

    private static String topic(Entity entity, IngestSettings settings) {
        return Topics.canonical(entity.name()) + settings.topicSuffix();
    }

    /** Publishes in a consumer group where the queries are. */
    private static final class Progress extends StreamingQueryListener {
        private final CanonicalTopics topics;
        private final String group;

        Progress(CanonicalTopics topics, String group) {
            this.topics = topics;
            this.group = group;
        }

        @Override
        public void onQueryProgress(QueryProgressEvent event) {
            topics.handled(
                    group, SourceOffsets.parse(event.progress().sources()[0].endOffset()));
        }

        @Override
        public void onQueryStarted(QueryStartedEvent event) {}

        @Override
        public void onQueryTerminated(QueryTerminatedEvent event) {}
    }
}
