package dev.onramp.transform.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.transform.CanonicalEvent;
import dev.onramp.transform.CanonicalProducer;
import dev.onramp.transform.RecordHeader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class KafkaCanonicalProducerTest {
    private final List<MockProducer<byte[], byte[]>> made = new ArrayList<>();

    @Test
    void returnsWhenEveryRecordIsAcknowledged() {
        try (CanonicalProducer producer = producer(true)) {
            CanonicalProducer.Delivery delivery = producer.begin();
            delivery.send(event("a", 5));
            delivery.send(event("b", -1));
            delivery.await();
        }

        List<ProducerRecord<byte[], byte[]>> history = made.get(0).history();
        assertThat(history).extracting(ProducerRecord::topic).containsExactly("a", "b");
        assertThat(history).extracting(ProducerRecord::timestamp).containsExactly(5L, null);
        assertThat(history.get(0).headers().lastHeader("h").value()).isEqualTo("x".getBytes(UTF_8));
        assertThat(history.get(0).value()).isNull();
        assertThat(made.get(0).closed()).isTrue();
    }

    @Test
    void sendsACopyToEveryPartition() {
        try (CanonicalProducer producer = producer(true)) {
            CanonicalProducer.Delivery delivery = producer.begin();
            assertThat(delivery.sendToEveryPartition(event("a", 5))).isEqualTo(2);
            delivery.await();
        }

        assertThat(made.get(0).history()).extracting(ProducerRecord::partition).containsExactly(0, 1);
        assertThat(made.get(0).history())
                .allSatisfy(each -> assertThat(each.key()).isEqualTo("k".getBytes(UTF_8)));
    }

    @Test
    void failsWhenTheBrokerDoesNotTellThePartitions() {
        MockProducer<byte[], byte[]> silent = mock(true);
        silent.partitionsForException = new TimeoutException("no metadata");
        try (CanonicalProducer producer = new KafkaCanonicalProducer(() -> silent, Duration.ofMillis(50))) {
            CanonicalProducer.Delivery delivery = producer.begin();

            assertThatThrownBy(() -> delivery.sendToEveryPartition(event("a", 5)))
                    .hasMessageContaining("ONR-T003")
                    .hasMessageContaining("no metadata");
        }
    }

    @Test
    void awaitsNothingWhenNothingWasSent() {
        try (CanonicalProducer producer = producer(false)) {
            producer.begin().await();
        }

        assertThat(made).hasSize(1);
    }

    @Test
    void failsWhenARecordIsRefusedAndStartsAfreshAfterwards() {
        try (CanonicalProducer producer = producer(false)) {
            CanonicalProducer.Delivery delivery = producer.begin();
            delivery.send(event("a", 5));
            delivery.send(event("b", 5));
            made.get(0).completeNext();
            made.get(0).errorNext(new RecordTooLargeException("too large"));

            assertThatThrownBy(delivery::await)
                    .hasMessageContaining("ONR-T003")
                    .hasMessageContaining("topic b")
                    .hasMessageContaining("too large");
            assertThat(made.get(0).closed()).isTrue();

            CanonicalProducer.Delivery next = producer.begin();
            next.send(event("a", 5));
            made.get(1).completeNext();
            next.await();
        }
        assertThat(made).hasSize(2);
    }

    @Test
    void failsWhenTheBrokerDoesNotAnswerInTime() {
        try (CanonicalProducer producer = producer(false)) {
            CanonicalProducer.Delivery delivery = producer.begin();
            delivery.send(event("a", 5));

            assertThatThrownBy(delivery::await).hasMessageContaining("ONR-T003").hasMessageContaining("no answer");
        }
    }

    private CanonicalProducer producer(boolean acknowledge) {
        return new KafkaCanonicalProducer(() -> make(acknowledge), Duration.ofMillis(50));
    }

    private Producer<byte[], byte[]> make(boolean acknowledge) {
        MockProducer<byte[], byte[]> producer = mock(acknowledge);
        made.add(producer);
        return producer;
    }

    private static MockProducer<byte[], byte[]> mock(boolean acknowledge) {
        List<PartitionInfo> partitions =
                List.of(new PartitionInfo("a", 0, null, null, null), new PartitionInfo("a", 1, null, null, null));
        return new MockProducer<>(
                new Cluster("c", List.of(), partitions, Set.of(), Set.of()),
                acknowledge,
                null,
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static CanonicalEvent event(String topic, long timestamp) {
        return new CanonicalEvent(
                topic,
                Optional.of("k".getBytes(UTF_8)),
                Optional.empty(),
                List.of(RecordHeader.ofText("h", "x")),
                timestamp);
    }
}
