package dev.onramp.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads all of a topic that is there. */
final class RawTopic {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param value empty for a tombstone */
    record Message(int partition, String key, Optional<JsonNode> value, String dataid) {
        String op() {
            return value.map(each -> each.path("op").asText()).orElse("tombstone");
        }

        String after(String column) {
            return value.map(each -> each.path("after").path(column))
                    .filter(each -> !each.isNull())
                    .map(JsonNode::asText)
                    .orElse("");
        }

        long lsn() {
            return value.orElseThrow().path("source").path("lsn").asLong(-1);
        }
    }

    private final String bootstrapServers;
    private final String topic;

    RawTopic(String bootstrapServers, String topic) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
    }

    List<Message> read() {
        List<Message> messages = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(each -> consumer.position(each.getKey()) < each.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(each -> messages.add(message(each)));
            }
        }
        return messages;
    }

    private static Message message(ConsumerRecord<byte[], byte[]> each) {
        try {
            var id = each.headers().lastHeader("ce_dataid");
            return new Message(
                    each.partition(),
                    each.key() == null ? "" : new String(each.key(), StandardCharsets.UTF_8),
                    each.value() == null ? Optional.empty() : Optional.of(JSON.readTree(each.value())),
                    id == null ? "" : new String(id.value(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
