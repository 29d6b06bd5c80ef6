package dev.onramp.forwarder.kafka;

import dev.onramp.forwarder.RawPartition;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes topics and records for tests, and looks at what the group committed. */
public final class RawTopics implements AutoCloseable {
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;

    public RawTopics(String bootstrapServers) {
        Properties common = new Properties();
        common.put("bootstrap.servers", bootstrapServers);
        this.admin = Admin.create(common);
        // On a topic just made, a broker may turn the first batch away and take the second: then the first is out of
        // order for good.
        common.put("max.request.size", 17_000_000);
        common.put("max.in.flight.requests.per.connection", 1);
        this.producer = new KafkaProducer<>(common, new ByteArraySerializer(), new ByteArraySerializer());
    }

    public void create(String topic, int partitions, Map<String, String> config) {
        get(() -> admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1).configs(config)))
                .all()
                .get());
    }

    /** Records of one topic, dealt to its partitions in turn. */
    public void produce(String topic, int partitions, int count, int valueBytes) {
        produce(topic, partitions, Collections.nCopies(count, new byte[valueBytes]));
    }

    /** The same with values of the test's own. */
    public void produce(String topic, int partitions, List<byte[]> values) {
        Queue<Exception> failures = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < values.size() && failures.isEmpty(); i++) {
            byte[] key = Integer.toString(i).getBytes(StandardCharsets.US_ASCII);
            producer.send(new ProducerRecord<>(topic, i % partitions, key, values.get(i)), (done, failure) -> {
                if (failure != null) {
                    failures.add(failure);
                }
            });
        }
        producer.flush();
        // The first failure tells: the later ones wait for nothing.
        failures.stream().findFirst().ifPresent(failure -> {
            throw new IllegalStateException(failure);
        });
    }

    /** Removes the records before an offset, as retention does. */
    public void deleteBefore(RawPartition partition, long offset) {
        get(() -> admin.deleteRecords(Map.of(Coordinates.of(partition), RecordsToDelete.beforeOffset(offset)))
                .all()
                .get());
    }

    /** The offsets that the group committed. */
    public Map<String, Long> committed(String group) {
        Map<String, Long> committed = new TreeMap<>();
        get(() -> admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get())
                .forEach((partition, offset) -> committed.put(partition.toString(), offset.offset()));
        return committed;
    }

    /** The ends of the topics. */
    public Map<String, Long> ends(Set<String> topics) {
        Map<TopicPartition, OffsetSpec> wanted = new java.util.HashMap<>();
        get(() -> admin.describeTopics(topics).allTopicNames().get())
                .forEach((topic, description) -> description
                        .partitions()
                        .forEach(each -> wanted.put(new TopicPartition(topic, each.partition()), OffsetSpec.latest())));
        Map<String, Long> ends = new TreeMap<>();
        get(() -> admin.listOffsets(wanted).all().get())
                .forEach((partition, end) -> ends.put(partition.toString(), end.offset()));
        return ends;
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }

    private interface Call<T> {
        T get() throws ExecutionException, InterruptedException;
    }

    private static <T> T get(Call<T> call) {
        try {
            return call.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
