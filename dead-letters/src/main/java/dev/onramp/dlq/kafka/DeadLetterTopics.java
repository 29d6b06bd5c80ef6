package dev.onramp.dlq.kafka;

import dev.onramp.dlq.Coordinate;
import dev.onramp.dlq.Letter;
import dev.onramp.dlq.OpenLetters;
import dev.onramp.dlq.Originals;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.contract.Topics;
import dev.onramp.transform.DeadLetter;
import dev.onramp.transform.RawRecord;
import dev.onramp.transform.RecordHeader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** The dead-letter topics of a model's sources, and the raw topics that they speak of. Reads only; thread-safe. */
public final class DeadLetterTopics implements Originals {
    private static final String CONNECT = "__connect.errors.";

    private final String servers;
    private final List<String> topics;

    public DeadLetterTopics(CanonicalModel model, String servers) {
        this.servers = servers;
        this.topics = model.sources().stream()
                .map(each -> Topics.deadLetters(Topics.raw(each.table())))
                .toList();
    }

    /**
     * Reads all dead letters that are there now.
     *
     * @throws dev.onramp.config.OnrampException ONR-Q002 when Kafka does not answer
     */
    public OpenLetters read() {
        OpenLetters letters = new OpenLetters();
        try (TopicReader reader = new TopicReader(servers)) {
            reader.readAll(topics, record -> accept(record, letters));
        }
        return letters;
    }

    @Override
    public Map<Coordinate, RawRecord> find(Collection<Coordinate> wanted) {
        Map<TopicPartition, List<Long>> offsets = new HashMap<>();
        wanted.forEach(each -> offsets.computeIfAbsent(
                        new TopicPartition(each.topic(), each.partition()), key -> new ArrayList<>())
                .add(each.offset()));
        Map<Coordinate, RawRecord> found = new HashMap<>();
        try (TopicReader reader = new TopicReader(servers)) {
            offsets.forEach((partition, list) -> reader.readAt(partition, list, record -> {
                RawRecord raw = new RawRecord(
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        record.timestamp(),
                        Optional.ofNullable(record.key()),
                        Optional.ofNullable(record.value()),
                        headers(record));
                found.put(new Coordinate(record.topic(), record.partition(), record.offset()), raw);
            }));
        }
        return found;
    }

    private static void accept(ConsumerRecord<byte @Nullable [], byte @Nullable []> record, OpenLetters letters) {
        Optional<Coordinate> origin = origin(record);
        if (origin.isEmpty()) {
            letters.acceptUnreadable();
        } else if (record.headers().lastHeader(DeadLetter.REPLAYED) != null) {
            letters.acceptReplayed(origin.get());
        } else {
            letters.accept(new Letter(
                    origin.get(),
                    record.timestamp(),
                    record.timestampType() != TimestampType.LOG_APPEND_TIME,
                    Optional.ofNullable(record.key()),
                    Optional.ofNullable(record.value()),
                    headers(record)));
        }
    }

    private static Optional<Coordinate> origin(ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
        try {
            return Optional.of(new Coordinate(
                    header(record, "topic"),
                    Integer.parseInt(header(record, "partition")),
                    Long.parseLong(header(record, "offset"))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String header(ConsumerRecord<byte @Nullable [], byte @Nullable []> record, String name) {
        Header header = record.headers().lastHeader(CONNECT + name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static List<RecordHeader> headers(ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
        List<RecordHeader> headers = new ArrayList<>();
        record.headers().forEach(each -> headers.add(new RecordHeader(each.key(), Optional.ofNullable(each.value()))));
        return headers;
    }
}
