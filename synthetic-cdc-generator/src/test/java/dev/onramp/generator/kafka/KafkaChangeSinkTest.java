package dev.onramp.generator.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.onramp.config.OnrampException;
import dev.onramp.generator.Dispatch;
import dev.onramp.generator.Fate;
import dev.onramp.generator.LegacyChange;
import dev.onramp.generator.LegacyRow;
import dev.onramp.generator.LegacyTable;
import dev.onramp.generator.MessageFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class KafkaChangeSinkTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(77), ZoneOffset.UTC);

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());

    @Test
    void keysARowByTheRowsKeyInTheTopicOfItsTable() {
        new KafkaChangeSink(producer, MessageFormat.ROW, CLOCK).send(change(1));

        ProducerRecord<byte[], byte[]> record = producer.history().get(0);
        assertThat(record.topic()).isEqualTo("raw_table_acct");
        assertThat(record.key()).asString(UTF_8).isEqualTo("12");
        assertThat(record.value()).isEqualTo(MessageFormat.ROW.bytes(change(1)));
        assertThat(record.headers().toArray())
                .singleElement()
                .satisfies(each -> assertThat(each.key() + "=" + new String(each.value(), UTF_8))
                        .isEqualTo("ce_dataid=generator-1"));
    }

    @Test
    void sendsPlainRowsWithoutKeyNeverTwoInOneMillisecond() {
        KafkaChangeSink sink = new KafkaChangeSink(producer, MessageFormat.PLAIN, CLOCK);

        sink.send(change(1));
        sink.send(change(2));

        assertThat(producer.history()).extracting(ProducerRecord::timestamp).containsExactly(77L, 78L);
        assertThat(producer.history()).allSatisfy(each -> assertThat(each.key()).isNull());
        assertThat(producer.history())
                .allSatisfy(each -> assertThat(each.headers()).isEmpty());
    }

    @Test
    void saysThatAChangeWasNotStored() {
        KafkaChangeSink sink = new KafkaChangeSink(producer, MessageFormat.ROW, CLOCK);
        sink.send(change(1));
        producer.errorNext(new TimeoutException("too long"));

        assertFails(sink::flush);
        assertFails(() -> sink.send(change(2)));
    }

    private static void assertFails(Runnable action) {
        assertThatExceptionOfType(OnrampException.class)
                .isThrownBy(action::run)
                .withMessageContaining("too long")
                .satisfies(thrown -> assertThat(thrown.errorId()).isEqualTo("ONR-G008"));
    }

    private static Dispatch change(long sequence) {
        return new Dispatch(Dispatch.Step.SENT, legacyChange(sequence), Optional.empty(), Optional.of(Fate.APPLIED));
    }

    private static LegacyChange legacyChange(long sequence) {
        return new LegacyChange(
                LegacyChange.Operation.UPDATE,
                sequence,
                5,
                LegacyRow.of(LegacyTable.ACCOUNTS, Map.of("acct_num", "12")));
    }
}
