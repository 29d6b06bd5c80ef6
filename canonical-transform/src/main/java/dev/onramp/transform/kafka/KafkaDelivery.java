package dev.onramp.transform.kafka;

import dev.onramp.config.OnrampException;
import dev.onramp.transform.CanonicalProducer;
import dev.onramp.transform.Delivered;
import dev.onramp.transform.Outgoing;
import dev.onramp.transform.RawRecord;
import dev.onramp.transform.RecordHeader;
import dev.onramp.transform.TransformErrors;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Counts acknowledgements instead of keeping a future per record. A topic that failed once is not asked again in the same delivery: each record might
 * wait for it as long as the first one.
 */
final class KafkaDelivery implements CanonicalProducer.Delivery {
    private record Failure(RawRecord origin, String topic, Throwable cause) {}

    private final Producer<byte[], byte[]> producer;
    private final Duration timeout;
    private final Runnable onFailure;
    private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();
    private final Map<String, Throwable> brokenTopics = new ConcurrentHashMap<>();
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
    public boolean send(Outgoing record, RawRecord origin) {
        return send(record, null, origin);
    }

    @Override
    public OptionalInt sendToEveryPartition(Outgoing record, RawRecord origin) {
        List<PartitionInfo> partitions;
        try {
            partitions = producer.partitionsFor(record.topic());
        } catch (KafkaException unknown) {
            failed(origin, record.topic(), unknown);
            return OptionalInt.empty();
        }
        for (PartitionInfo each : partitions) {
            if (!send(record, each.partition(), origin)) {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.of(partitions.size());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of every outcome
    private boolean send(Outgoing record, @Nullable Integer partition, RawRecord origin) {
        lastTopic = record.topic();
        if (!brokenTopics.isEmpty()) {
            Throwable broken = brokenTopics.get(record.topic());
            if (broken != null) {
                failures.add(new Failure(origin, record.topic(), broken));
                return false;
            }
        }
        open.incrementAndGet();
        try {
            producer.send(toKafka(record, partition), acknowledgement(record.topic(), origin));
            return true;
        } catch (KafkaException refused) {
            // The callback hears of nothing then.
            settled(origin, record.topic(), refused);
            return false;
        }
    }

    @Override
    public Delivered await() {
        acknowledged();
        try {
            if (open.get() > 0) {
                // What is sent lingers for more to come, and no more comes.
                producer.flush();
            }
            if (!done.await(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw given(lastTopic, null);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw given(lastTopic, interrupted);
        } catch (KafkaException broken) {
            throw given(lastTopic, broken);
        }
        Set<RawRecord> tooLarge = Collections.newSetFromMap(new IdentityHashMap<>());
        Map<RawRecord, OnrampException> failed = new IdentityHashMap<>();
        for (Failure each : failures) {
            if (each.cause() instanceof RecordTooLargeException) {
                tooLarge.add(each.origin());
            } else {
                failed.putIfAbsent(each.origin(), given(each.topic(), each.cause()));
            }
        }
        return new Delivered(tooLarge, failed);
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

    private Callback acknowledgement(String topic, RawRecord origin) {
        return (metadata, exception) -> settled(origin, topic, exception);
    }

    private void settled(RawRecord origin, String topic, @Nullable Throwable failure) {
        if (failure != null) {
            failed(origin, topic, failure);
        }
        acknowledged();
    }

    private void failed(RawRecord origin, String topic, Throwable failure) {
        failures.add(new Failure(origin, topic, failure));
        if (!(failure instanceof RecordTooLargeException)) {
            brokenTopics.put(topic, failure);
        }
    }

    private void acknowledged() {
        if (open.decrementAndGet() == 0) {
            done.countDown();
        }
    }

    /** After a failure the producer may refuse all that follows, so that the next delivery needs another one. */
    private OnrampException given(String topic, @Nullable Throwable cause) {
        onFailure.run();
        return TransformErrors.produceFailed(topic, cause);
    }
}
