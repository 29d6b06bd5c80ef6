package dev.onramp.ingest.stream;

import dev.onramp.ingest.TestRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes canonical records to a real broker, with the headers of the contract. */
final class CanonicalProducer implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private final Admin admin;

    CanonicalProducer(String bootstrapServers) {
        Map<String, Object> properties = Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 20);
        producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    void createTopics(List<String> topics) throws InterruptedException {
        try {
            admin.createTopics(topics.stream()
                            .map(topic -> new NewTopic(topic, 4, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    void send(List<TestRecord> records) {
        for (TestRecord each : records) {
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                    each.topic(),
                    bytes(each.key()),
                    each.value().map(CanonicalProducer::bytes).orElse(null));
            Map.ofEntries(
                            Map.entry("ce_specversion", "1.0"),
                            Map.entry("ce_id", each.dataId() + "/" + each.topic() + "/1"),
                            Map.entry("ce_source", "/legacy-crm/raw_table_cust"),
                            Map.entry("ce_type", "dev.onramp." + each.topic() + ".upserted.v1"),
                            Map.entry("ce_time", each.time()),
                            Map.entry("ce_subject", "7"),
                            Map.entry("ce_dataschema", "urn:onramp:schema:" + each.topic() + ":1"),
                            Map.entry("ce_sequence", each.sequence()),
                            Map.entry("ce_operation", each.operation().text()),
                            Map.entry("ce_dataid", each.dataId()),
                            Map.entry(
                                    "ce_rawref", "s3://onramp-archive/raw/raw_table_cust/dt=2026-01-31/x.ndjson.gz#1"),
                            Map.entry("ce_mappingversion", "1"),
                            Map.entry("ce_traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
                            Map.entry("content-type", "application/json"))
                    .forEach((name, value) -> record.headers().add(name, bytes(value)));
            producer.send(record);
        }
        producer.flush();
    }

    void sendRaw(String topic, String key, String value) {
        producer.send(new ProducerRecord<>(topic, bytes(key), bytes(value)));
        producer.flush();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
