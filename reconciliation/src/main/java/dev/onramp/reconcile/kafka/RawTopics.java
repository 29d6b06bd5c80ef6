package dev.onramp.reconcile.kafka;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.contract.Topics;
import dev.onramp.reconcile.archive.ArchiveIntake;
import dev.onramp.reconcile.archive.Cut;
import dev.onramp.reconcile.archive.DeadLetters;
import dev.onramp.reconcile.archive.KafkaInput;
import dev.onramp.reconcile.fold.Coordinate;
import dev.onramp.reconcile.fold.RawPartition;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** The raw topics and their dead-letter topics. Thread-safe; does not close what it is given. */
public final class RawTopics {
    private static final String ORIGIN = "__connect.errors.";
    private static final String ERROR_ID = "onramp.error.id";
    private static final String REPLAYED = "onramp.replayed";

    private final TopicOffsets offsets;
    private final TopicScan scan;
    private final List<String> raw;
    private final List<String> deadLetters;

    public RawTopics(CanonicalModel model, String servers, TopicOffsets offsets) {
        this.offsets = offsets;
        this.scan = new TopicScan(servers);
        this.raw =
                model.sources().stream().map(each -> Topics.raw(each.table())).toList();
        this.deadLetters = raw.stream().map(Topics::deadLetters).toList();
    }

    /** The offsets as of now. */
    public Cut cut() {
        List<TopicPartition> partitions = offsets.partitions(raw);
        return new Cut(named(offsets.beginnings(partitions)), named(offsets.ends(partitions)));
    }

    /** Reads every record before the cut. */
    public void readInput(Cut cut, KafkaInput input) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        cut.ends().forEach((each, end) -> ends.put(new TopicPartition(each.topic(), each.partition()), end));
        Map<TopicPartition, Long> beginnings = offsets.beginnings(ends.keySet());
        scan.read(
                beginnings,
                ends,
                record -> input.accept(
                        new Coordinate(record.topic(), record.partition(), record.offset()), record.value()));
    }

    /** Reads every record that came after the cut. */
    public void readLater(Cut cut, ArchiveIntake intake) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        Map<TopicPartition, Long> beginnings = new HashMap<>();
        cut().ends().forEach((each, end) -> {
            TopicPartition partition = new TopicPartition(each.topic(), each.partition());
            ends.put(partition, end);
            beginnings.put(partition, cut.end(each));
        });
        scan.read(beginnings, ends, record -> intake.acceptLater(LaterRecord.of(record)));
    }

    /** Reads every dead letter that is there now. */
    public void readDeadLetters(DeadLetters letters) {
        List<TopicPartition> partitions = offsets.partitions(deadLetters);
        scan.read(offsets.beginnings(partitions), offsets.ends(partitions), record -> accept(record, letters));
    }

    private static void accept(ConsumerRecord<byte @Nullable [], byte @Nullable []> record, DeadLetters letters) {
        String where = record.topic() + "-" + record.partition() + "-" + record.offset();
        try {
            Coordinate origin = new Coordinate(
                    header(record, ORIGIN + "topic"),
                    Integer.parseInt(header(record, ORIGIN + "partition")),
                    Long.parseLong(header(record, ORIGIN + "offset")));
            if (record.headers().lastHeader(REPLAYED) == null) {
                letters.accept(origin, text(record, ERROR_ID), record.value());
            } else {
                letters.acceptReplayed(origin);
            }
        } catch (IllegalArgumentException e) {
            letters.acceptUnreadable(where, "does not say where it comes from: " + e.getMessage());
        }
    }

    private static String header(ConsumerRecord<byte @Nullable [], byte @Nullable []> record, String name) {
        String text = text(record, name);
        if (text.isEmpty()) {
            throw new IllegalArgumentException("it has no header " + name);
        }
        return text;
    }

    /** Empty where there is no such header. */
    private static String text(ConsumerRecord<byte @Nullable [], byte @Nullable []> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static Map<RawPartition, Long> named(Map<TopicPartition, Long> offsets) {
        Map<RawPartition, Long> named = new HashMap<>();
        offsets.forEach((each, offset) -> named.put(new RawPartition(each.topic(), each.partition()), offset));
        return named;
    }
}
