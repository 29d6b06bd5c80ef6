package dev.onramp.peers.spark;

import dev.onramp.config.ServiceArguments;
import dev.onramp.config.Settings;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.kafka.SourceOffsets;
import dev.onramp.model.Entity;
import dev.onramp.model.ModelLoader;
import dev.onramp.model.contract.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
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
        SparkSession session = PlainSession.open(settings);
        Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers()));
        session.streams().addListener(new Progress(admin, settings.lakeGroupId()));
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

    /** Publishes in a consumer group where the queries are. Called by one thread of Spark. */
    private static final class Progress extends StreamingQueryListener {
        private static final int TRIES = 5;

        private final Admin admin;
        private final String group;

        Progress(Admin admin, String group) {
            this.admin = admin;
            this.group = group;
        }

        @Override
        public void onQueryProgress(QueryProgressEvent event) {
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            SourceOffsets.parse(event.progress().sources()[0].endOffset())
                    .forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
            publish(offsets, 1);
        }

        /** The last batch is followed by none that would make up for it. */
        private void publish(Map<TopicPartition, OffsetAndMetadata> offsets, int attempt) {
            try {
                admin.alterConsumerGroupOffsets(group, offsets).all().get();
            } catch (ExecutionException e) {
                if (attempt == TRIES) {
                    throw new IllegalStateException(e);
                }
                publish(offsets, attempt + 1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void onQueryStarted(QueryStartedEvent event) {}

        @Override
        public void onQueryTerminated(QueryTerminatedEvent event) {}
    }
}
