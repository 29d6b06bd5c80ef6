package dev.onramp.peers.paimon;

import com.typesafe.config.Config;
import dev.onramp.config.ServiceArguments;
import dev.onramp.config.Settings;
import dev.onramp.model.Entity;
import dev.onramp.model.ModelLoader;
import dev.onramp.model.contract.Topics;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.data.RowData;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.paimon.flink.LogicalTypeConversion;
import org.apache.paimon.flink.sink.FlinkSinkBuilder;
import org.apache.paimon.table.FileStoreTable;

/**
 * Takes the canonical topics from their beginning to where they end at the start into Paimon tables, publishes those ends in the ingest's consumer group when
 * the last snapshot is committed, and then waits to be ended. {@code --config FILE --ready-file FILE}; the settings are those of the ingest.
 */
public final class PaimonMain {
    private static final int PARALLELISM = 2;
    private static final long CHECKPOINT_MILLIS = 10_000;

    private PaimonMain() {}

    public static void main(String[] args) throws Exception {
        ServiceArguments arguments = ServiceArguments.parse(args);
        Settings settings = Settings.load(arguments.config(), System.getenv(), Map.of());
        Config ingest = settings.section("ingest");
        List<Entity> entities =
                ModelLoader.load(settings.root().getString("onramp.model-dir")).entities();
        String brokers = settings.section("kafka").getString("bootstrap-servers");
        String suffix = ingest.getString("topic-suffix");
        PaimonTables tables = new PaimonTables(settings);
        StreamExecutionEnvironment flink = StreamExecutionEnvironment.createLocalEnvironment(PARALLELISM);
        flink.enableCheckpointing(CHECKPOINT_MILLIS);
        flink.getConfig().enableObjectReuse();
        for (Entity each : entities) {
            add(each, tables.create(each), flink, brokers, suffix);
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            Map<TopicPartition, OffsetAndMetadata> ends = ends(
                    admin,
                    entities.stream()
                            .map(each -> Topics.canonical(each.name()) + suffix)
                            .toList());
            arguments.announceReady();
            flink.execute("paimon");
            admin.alterConsumerGroupOffsets(ingest.getString("lake-group-id"), ends)
                    .all()
                    .get();
        }
        new CountDownLatch(1).await();
    }

    private static void add(
            Entity entity, FileStoreTable table, StreamExecutionEnvironment flink, String brokers, String suffix) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        entity.fields().forEach(field -> columns.put(field.name().value(), columns.size()));
        KafkaSource<RowData> source = KafkaSource.<RowData>builder()
                .setBootstrapServers(brokers)
                .setTopics(Topics.canonical(entity.name()) + suffix)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setBounded(OffsetsInitializer.latest())
                .setDeserializer(
                        new CanonicalDeserializer(LogicalTypeConversion.toLogicalType(table.rowType()), columns))
                .build();
        new FlinkSinkBuilder(table)
                .forRowData(flink.fromSource(
                        source, WatermarkStrategy.noWatermarks(), entity.name().value()))
                .build();
    }

    private static Map<TopicPartition, OffsetAndMetadata> ends(Admin admin, List<String> topics) throws Exception {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        admin.describeTopics(topics)
                .allTopicNames()
                .get()
                .forEach((name, topic) -> topic.partitions()
                        .forEach(each -> latest.put(new TopicPartition(name, each.partition()), OffsetSpec.latest())));
        Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
        admin.listOffsets(latest)
                .all()
                .get()
                .forEach((partition, offset) -> ends.put(partition, new OffsetAndMetadata(offset.offset())));
        return ends;
    }
}
