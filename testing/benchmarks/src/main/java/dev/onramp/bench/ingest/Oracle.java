package dev.onramp.bench.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.onramp.config.Settings;
import dev.onramp.model.Entity;
import dev.onramp.model.contract.CloudEventHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * What the tables must hold: a plain fold of what is on the topics, sharing no code with what writes tables.
 *
 * @param latest by entity
 * @param history by entity
 */
record Oracle(Map<Entity, RowHashes> latest, Map<Entity, RowHashes> history) {

    RowHashes latest(Entity entity) {
        return Objects.requireNonNull(latest.get(entity));
    }

    RowHashes history(Entity entity) {
        return Objects.requireNonNull(history.get(entity));
    }

    /** Reads the topics from their beginning to these ends. */
    static Oracle of(FilledTopics topics, Settings settings, Map<TopicPartition, Long> ends) {
        Map<Entity, RowHashes> latest = new HashMap<>();
        Map<Entity, RowHashes> history = new HashMap<>();
        for (Entity entity : topics.entities()) {
            EntityFold fold = new EntityFold(entity);
            read(topics, settings, ends, entity, fold::add);
            latest.put(entity, fold.newest.rows());
            history.put(entity, fold.all.distinct());
        }
        return new Oracle(latest, history);
    }

    /** Every record of an entity as the row that it is in the history, with its partition: one partition behind the other. */
    static void forEachRow(
            FilledTopics topics,
            Settings settings,
            Map<TopicPartition, Long> ends,
            Entity entity,
            BiConsumer<Integer, List<@Nullable String>> rows) {
        EntityFold fold = new EntityFold(entity);
        read(topics, settings, ends, entity, record -> rows.accept(record.partition(), fold.cells(record)));
    }

    private static void read(
            FilledTopics topics,
            Settings settings,
            Map<TopicPartition, Long> ends,
            Entity entity,
            Consumer<ConsumerRecord<byte[], byte[]>> records) {
        String topic = topics.names().get(topics.entities().indexOf(entity));
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(settings)) {
            for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
                if (end.getKey().topic().equals(topic)) {
                    read(consumer, end.getKey(), end.getValue(), records);
                }
            }
        }
    }

    private static void read(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition partition,
            long end,
            Consumer<ConsumerRecord<byte[], byte[]>> records) {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofSeconds(1))) {
                if (each.offset() < end) {
                    records.accept(each);
                }
            }
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Settings settings) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        settings.section("kafka").getString("bootstrap-servers"),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** One entity's records. */
    private static final class EntityFold {
        private final JsonFactory json = new JsonFactory();
        private final Map<String, Integer> columns = new HashMap<>();
        private final KeyFold newest = new KeyFold();
        private final RowHashes all = new RowHashes();
        private final int fields;

        EntityFold(Entity entity) {
            entity.fields().forEach(each -> columns.put(each.name().value(), columns.size()));
            fields = columns.size();
        }

        List<@Nullable String> cells(ConsumerRecord<byte[], byte[]> record) {
            List<@Nullable String> cells = new ArrayList<>(fields + 5);
            for (int i = 0; i < fields; i++) {
                cells.add(null);
            }
            read(record.value() == null ? record.key() : record.value(), cells);
            cells.add(header(record, CloudEventHeaders.OPERATION));
            cells.add(header(record, CloudEventHeaders.SEQUENCE));
            cells.add(header(record, CloudEventHeaders.TIME).replace("Z", "000Z"));
            cells.add(header(record, CloudEventHeaders.DATA_ID));
            cells.add(header(record, CloudEventHeaders.MAPPING_VERSION));
            return cells;
        }

        void add(ConsumerRecord<byte[], byte[]> record) {
            long row = RowHashes.hash(cells(record));
            all.add(row);
            newest.apply(
                    RowHashes.hash(List.of(new String(record.key(), StandardCharsets.UTF_8))),
                    Long.parseLong(header(record, CloudEventHeaders.SEQUENCE).substring(0, 19)),
                    record.value() == null,
                    row);
        }

        private void read(byte[] object, List<@Nullable String> cells) {
            try (JsonParser parser = json.createParser(object)) {
                parser.nextToken();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    Integer column = columns.get(parser.currentName());
                    parser.nextToken();
                    if (column != null) {
                        cells.set(column, parser.getText());
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
            return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
        }
    }
}
