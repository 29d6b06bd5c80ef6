package dev.onramp.transform.kafka;

import dev.onramp.config.OnrampException;
import dev.onramp.transform.CanonicalProducer;
import dev.onramp.transform.Outgoing;
import dev.onramp.transform.RecordHeader;
import dev.onramp.transform.TransformErrors;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Counts acknowledgements instead of keeping a future per record. */
final class KafkaDelivery implements CanonicalProducer.Delivery {
    private record Failure(String topic, Throwable cause) {}

    private final Producer<byte[], byte[]> producer;
    private final Duration timeout;
    private final Runnable onFailure;
    private final AtomicReference<@Nullable Failure> failure = new AtomicReference<>();
    /** Records that are not acknowledged yet, and one for {@link #await} itself. */
    private final AtomicInteger open = new AtomicInteger(1);

    private final CountDownLatch done = new CountDownLatch(1);
    private String lastTopic = "";

    KafkaDelivery(Producer<byte[], byte[]> producer, Duration timeout, Runnable onFailure) {
        this.producer = producer;
        this.timeout = timeout;
        this.onFailure = onFailure;
    }

    @Override
    public void send(Outgoing record) {
        send(record, null);
    }

    @Override
    public int sendToEveryPartition(Outgoing record) {
        List<PartitionInfo> partitions;
        try {
            partitions = producer.partitionsFor(record.topic());
        } catch (KafkaException unknown) {
            throw failed(record.topic(), unknown);
        }
        partitions.forEach(each -> send(record, each.partition()));
        return partitions.size();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of every outcome
    private void send(Outgoing record, @Nullable Integer partition) {
        lastTopic = record.topic();
        open.incrementAndGet();
        try {
            producer.send(toKafka(record, partition), acknowledgement(record.topic()));
        } catch (KafkaException refused) {
            throw failed(record.topic(), refused);
        }
        throwFailure();
    }

    @Override
    public void await() {
        acknowledged();
        try {
            if (!done.await(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failed(lastTopic, null);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failed(lastTopic, interrupted);
        }
        throwFailure();
    }

    private static ProducerRecord<byte[], byte[]> toKafka(Outgoing record, @Nullable Integer partition) {
        List<RecordHeader> given = record.headers();
        Header[] headers = new Header[given.size()];
        for (int index = 0; index < headers.length; index++) {
            RecordHeader header = given.get(index);
            headers[index] = new org.apache.kafka.common.header.internals.RecordHeader(
                    header.name(), header.value().orElse(null));
        }
        Long timestamp = record.timestamp() < 0 ? null : record.timestamp();
        return new ProducerRecord<>(
                record.topic(),
                partition,
                timestamp,
                record.key().orElse(null),
                record.value().orElse(null),
                new RecordHeaders(headers));
    }

    private Callback acknowledgement(String topic) {
        return (metadata, exception) -> {
            if (exception != null) {
                failure.compareAndSet(null, new Failure(topic, exception));
            }
            acknowledged();
        };
    }

    private void acknowledged() {
        if (open.decrementAndGet() == 0) {
            done.countDown();
        }
    }

    private void throwFailure() {
        Failure first = failure.get();
        if (first != null) {
            throw failed(first.topic(), first.cause());
        }
    }

    private OnrampException failed(String topic, @Nullable Throwable cause) {
        onFailure.run();
        return TransformErrors.produceFailed(topic, cause);
    }
}
