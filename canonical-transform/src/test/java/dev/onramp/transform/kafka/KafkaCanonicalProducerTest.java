package dev.onramp.transform.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.transform.CanonicalEvent;
import dev.onramp.transform.CanonicalProducer;
import dev.onramp.transform.Delivered;
import dev.onramp.transform.Fixtures;
import dev.onramp.transform.RawRecord;
import dev.onramp.transform.RecordHeader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class KafkaCanonicalProducerTest {
    private static final int MAX_RECORD_BYTES = 10_000;
    private static final RawRecord ONE = Fixtures.record("t", 1, "{}");
    private static final RawRecord TWO = Fixtures.record("t", 2, "{}");
    private static final RawRecord THREE = Fixtures.record("t", 3, "{}");

    private final List<MockProducer<byte[], byte[]>> made = new ArrayList<>();

    @Test
    void returnsWhenEveryRecordIsAcknowledged() {
        try (CanonicalProducer producer = producer(true)) {
            CanonicalProducer.Delivery delivery = producer.begin();
            assertThat(delivery.send(event("a", 5), ONE)).isTrue();
            assertThat(delivery.send(event("b", -1), TWO)).isTrue();
            assertThat(delivery.await()).isEqualTo(new Delivered(Set.of(), Map.of()));
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
            assertThat(delivery.sendToEveryPartition(event("a", 5), ONE)).hasValue(2);
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
        try (CanonicalProducer producer =
                new KafkaCanonicalProducer(() -> silent, Duration.ofMillis(50), MAX_RECORD_BYTES)) {
            CanonicalProducer.Delivery delivery = producer.begin();

            assertThat(delivery.sendToEveryPartition(event("a", 5), ONE)).isEmpty();
            assertThat(delivery.await().failed().get(ONE))
                    .hasMessageContaining("ONR-T003")
                    .hasMessageContaining("no metadata");
        }
    }

    @Test
    void awaitsNothingWhenNothingWasSent() {
        try (CanonicalProducer producer = producer(false)) {
            assertThat(producer.begin().await().failed()).isEmpty();
        }

        assertThat(made).hasSize(1);
    }

    @Test
    void tellsWhichRecordFailedAndStartsAfreshAfterwards() {
        try (CanonicalProducer producer = producer(false)) {
            CanonicalProducer.Delivery delivery = producer.begin();
            delivery.send(event("a", 5), ONE);
            delivery.send(event("b", 5), TWO);
            made.get(0).completeNext();
            made.get(0).errorNext(new UnknownTopicOrPartitionException("no such topic"));
            assertThat(delivery.send(event("b", 5), THREE))
                    .as("a topic that failed is not asked again")
                    .isFalse();

            Delivered delivered = delivery.await();
            assertThat(delivered.tooLarge()).isEmpty();
            assertThat(delivered.failed()).containsOnlyKeys(TWO, THREE);
            assertThat(delivered.failed().get(TWO))
                    .hasMessageContaining("ONR-T003")
                    .hasMessageContaining("topic b")
                    .hasMessageContaining("no such topic");
            assertThat(made.get(0).closed()).isTrue();

            CanonicalProducer.Delivery next = producer.begin();
            next.send(event("b", 5), TWO);
            made.get(1).completeNext();
            assertThat(next.await().failed()).isEmpty();
        }
        assertThat(made).hasSize(2);
    }

    @Test
    void aRecordThatIsTooLargeIsToldApartAndNothingElseFailsForIt() {
        try (CanonicalProducer producer = producer(false)) {
            CanonicalProducer.Delivery delivery = producer.begin();
            delivery.send(event("a", 5), ONE);
            made.get(0).errorNext(new RecordTooLargeException("too large"));
            assertThat(delivery.send(event("a", 5), TWO)).isTrue();
            made.get(0).completeNext();

            Delivered delivered = delivery.await();
            assertThat(delivered.tooLarge()).containsExactly(ONE);
            assertThat(delivered.failed()).isEmpty();
        }
        assertThat(made).as("the producer is as good as before").hasSize(1);
    }

    @Test
    void knowsWhatTheTopicsTake() {
        try (CanonicalProducer producer = producer(true)) {
            assertThat(producer.takes(event("a", 5))).isTrue();
            assertThat(producer.takes(new CanonicalEvent(
                            "a", Optional.empty(), Optional.of(new byte[MAX_RECORD_BYTES - 127]), List.of(), 5)))
                    .isFalse();
            assertThat(producer.takes(new CanonicalEvent(
                            "a",
                            Optional.empty(),
                            Optional.empty(),
                            List.of(new RecordHeader("h", Optional.of(new byte[MAX_RECORD_BYTES]))),
                            5)))
                    .isFalse();
        }
    }

    @Test
    void failsWhenWhatIsSentCannotBeFlushed() {
        try (CanonicalProducer producer = producer(false)) {
            CanonicalProducer.Delivery delivery = producer.begin();
            delivery.send(event("a", 5), ONE);
            made.get(0).flushException = new InterruptException("stopped");
            // Kafka's exception has set the mark of an interruption.
            assertThat(Thread.interrupted()).isTrue();

            assertThatThrownBy(delivery::await).hasMessageContaining("ONR-T003").hasMessageContaining("stopped");
            assertThat(made.get(0).closed()).isTrue();
        }
    }

    @Test
    void failsWhenTheBrokerDoesNotAnswerInTime() {
        try (CanonicalProducer producer = producer(false)) {
            CanonicalProducer.Delivery delivery = producer.begin();
            delivery.send(event("a", 5), ONE);

            assertThatThrownBy(delivery::await).hasMessageContaining("ONR-T003").hasMessageContaining("no answer");
        }
    }

    private CanonicalProducer producer(boolean acknowledge) {
        return new KafkaCanonicalProducer(() -> make(acknowledge), Duration.ofMillis(50), MAX_RECORD_BYTES);
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
                new ByteArraySerializer()) {
            /** The one of the library acknowledges what is open. */
            @Override
            public synchronized void flush() {
                if (flushException != null) {
                    throw flushException;
                }
            }
        };
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
