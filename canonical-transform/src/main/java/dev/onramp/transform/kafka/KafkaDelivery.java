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
import java.util.Map;
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
import org.apache.kafka.common.errors.RecordTooLargeException;
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
    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of every outcome
    public boolean send(Outgoing record, RawRecord origin) {
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
            producer.send(toKafka(record), acknowledgement(record.topic(), origin));
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
            if (!done.await(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw given(lastTopic, null);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw given(lastTopic, interrupted);
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

    private static ProducerRecord<byte[], byte[]> toKafka(Outgoing record) {
        RecordHeaders headers = new RecordHeaders();
        for (RecordHeader header : record.headers()) {
            headers.add(header.name(), header.value().orElse(null));
        }
        Long timestamp = record.timestamp() < 0 ? null : record.timestamp();
        return new ProducerRecord<>(
                record.topic(),
                null,
                timestamp,
                record.key().orElse(null),
                record.value().orElse(null),
                headers);
    }

    private Callback acknowledgement(String topic, RawRecord origin) {
        return (metadata, exception) -> settled(origin, topic, exception);
    }

    private void settled(RawRecord origin, String topic, @Nullable Throwable failure) {
        if (failure != null) {
            failures.add(new Failure(origin, topic, failure));
            if (!(failure instanceof RecordTooLargeException)) {
                brokenTopics.put(topic, failure);
            }
        }
        acknowledged();
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
