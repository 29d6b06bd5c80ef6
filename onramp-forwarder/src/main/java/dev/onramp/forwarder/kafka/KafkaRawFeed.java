package dev.onramp.forwarder.kafka;

import dev.onramp.forwarder.FeedEvent;
import dev.onramp.forwarder.ForwarderErrors;
import dev.onramp.forwarder.ForwarderSettings;
import dev.onramp.forwarder.RawFeed;
import dev.onramp.forwarder.RawFeedException;
import dev.onramp.forwarder.RawPartition;
import dev.onramp.forwarder.RawRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The raw topics through Kafka's own consumer. What its client can heal alone, it does; after anything else the feed is opened anew. */
public final class KafkaRawFeed implements RawFeed {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaRawFeed.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final ForwarderSettings settings;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<FeedEvent> events = new ArrayList<>();
    private long tickets;

    private KafkaRawFeed(ForwarderSettings settings, KafkaConsumer<byte[], byte[]> consumer) {
        this.settings = settings;
        this.consumer = consumer;
    }

    /** @throws RawFeedException ONR-F006 when the client cannot be built, such as for an unknown host name */
    public static KafkaRawFeed open(ForwarderSettings settings, Set<String> topics) {
        try {
            KafkaRawFeed feed = new KafkaRawFeed(settings, new KafkaConsumer<>(ConsumerSettings.of(settings)));
            feed.consumer.subscribe(topics, new GroupListener(feed.consumer, feed.events));
            return feed;
        } catch (KafkaException e) {
            throw new RawFeedException(
                    ForwarderErrors.KAFKA_LOST, "no consumer of " + topics + ": " + e.getMessage(), e);
        }
    }

    @Override
    public List<FeedEvent> poll(Duration atMost) {
        guarded("poll", () -> {
            try {
                arrived(consumer.poll(atMost));
            } catch (OffsetOutOfRangeException e) {
                startOver(e);
            } catch (RetriableException e) {
                LOG.warn("{}: {}; polling on", ForwarderErrors.KAFKA_LOST, e.toString());
            }
            return null;
        });
        List<FeedEvent> told = List.copyOf(events);
        events.clear();
        return told;
    }

    @Override
    public void admit(Set<RawPartition> partitions) {
        guarded("pause", () -> {
            Set<TopicPartition> closed = new HashSet<>();
            Set<TopicPartition> open = new HashSet<>();
            for (TopicPartition each : consumer.assignment()) {
                (partitions.contains(Coordinates.of(each)) ? open : closed).add(each);
            }
            consumer.pause(closed);
            consumer.resume(open);
            return null;
        });
    }

    @Override
    public long commit(Map<RawPartition, Long> nextOffsets) {
        long ticket = ++tickets;
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        nextOffsets.forEach((partition, next) -> offsets.put(Coordinates.of(partition), new OffsetAndMetadata(next)));
        guarded("commit", () -> {
            consumer.commitAsync(
                    offsets,
                    (done, failure) -> events.add(new FeedEvent.CommitSettled(
                            ticket, Optional.ofNullable(failure).map(Throwable::toString))));
            return null;
        });
        return ticket;
    }

    @Override
    public void rewind(RawPartition partition, long offset) {
        guarded("seek", () -> {
            consumer.seek(Coordinates.of(partition), offset);
            return null;
        });
    }

    @Override
    public long lag(Set<RawPartition> partitions) {
        return guarded(
                "lag",
                () -> consumer.assignment().stream()
                        .filter(each -> partitions.contains(Coordinates.of(each)))
                        .mapToLong(each -> consumer.currentLag(each).orElse(0))
                        .sum());
    }

    @Override
    public void close() {
        try {
            consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT)
                    .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        } catch (KafkaException e) {
            LOG.warn("{}: the consumer did not close in order: {}", ForwarderErrors.KAFKA_LOST, e.toString());
        }
    }

    private void arrived(ConsumerRecords<byte[], byte[]> polled) {
        if (!polled.isEmpty()) {
            List<RawRecord> records = new ArrayList<>(polled.count());
            for (TopicPartition each : polled.partitions()) {
                RawPartition partition = Coordinates.of(each);
                polled.records(each).forEach(record -> records.add(Coordinates.record(partition, record)));
            }
            events.add(new FeedEvent.Arrived(records));
        }
    }

    /** The topic no longer has the offset that comes next: retention was faster, or the topic was made anew. Go on with what there is. */
    private void startOver(OffsetOutOfRangeException e) {
        Map<TopicPartition, Long> wanted = e.offsetOutOfRangePartitions();
        Map<TopicPartition, Long> first = consumer.beginningOffsets(wanted.keySet());
        LOG.error(
                "{}: the topics no longer have the next offsets {}; going on with the first ones they have, {}",
                ForwarderErrors.OFFSETS_GONE,
                wanted,
                first);
        first.forEach(consumer::seek);
        Set<RawPartition> partitions = Coordinates.of(wanted.keySet());
        events.add(new FeedEvent.Revoked(partitions));
        events.add(new FeedEvent.Assigned(partitions));
    }

    private <T> T guarded(String what, Supplier<T> action) {
        try {
            return action.get();
        } catch (FencedInstanceIdException e) {
            throw ForwarderErrors.fenced(settings.instanceId().orElse(""), settings.groupId(), e);
        } catch (KafkaException e) {
            throw new RawFeedException(
                    ForwarderErrors.KAFKA_LOST, "the consumer failed to " + what + ": " + e.getMessage(), e);
        }
    }
}
