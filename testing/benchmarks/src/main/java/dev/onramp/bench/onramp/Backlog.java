package dev.onramp.bench.onramp;

import dev.onramp.config.Settings;
import dev.onramp.generator.GeneratorRequest;
import dev.onramp.generator.kafka.KafkaGenerator;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Source;
import dev.onramp.model.contract.Topics;
import dev.onramp.transform.RawRecord;
import dev.onramp.transform.RecordHeader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The full raw topics: seeded changes of the synthetic legacy system, the same ones for every contestant.
 *
 * @param ends where each partition ends; it begins at 0
 * @param valueBytes of all values together
 */
record Backlog(Map<TopicPartition, Long> ends, long valueBytes) {
    Backlog {
        ends = Map.copyOf(ends);
    }

    /** Fills the raw topics of a fresh stack and copies them to a file. */
    static Backlog fill(long changes, long seed, CanonicalModel model, Settings settings, Path file, LongConsumer sent)
            throws IOException {
        KafkaGenerator.run(GeneratorRequest.of(changes, seed), settings, (done, total) -> sent.accept(done));
        List<String> topics = model.sources().stream()
                .map(source -> Topics.raw(source.table()))
                .toList();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(settings);
                RowFile.Writer rows = new RowFile.Writer(file)) {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long bytes = 0;
            for (TopicPartition each : partitions) {
                bytes += copy(each, ends.getOrDefault(each, 0L), consumer, rows);
            }
            return new Backlog(ends, bytes);
        }
    }

    long rows() {
        return ends.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * From where to read so that so many rows are left, about as many of each partition; all where there are no more.
     */
    Map<TopicPartition, Long> startFor(long rows) {
        Map<TopicPartition, Long> starts = new HashMap<>();
        long left = rows;
        int partitions = ends.size();
        // The small ones first: what they lack is left for the others.
        for (Map.Entry<TopicPartition, Long> each :
                ends.entrySet().stream().sorted(Map.Entry.comparingByValue()).toList()) {
            long share = Math.min(each.getValue(), (left + partitions - 1) / partitions);
            starts.put(each.getKey(), each.getValue() - share);
            left -= share;
            partitions--;
        }
        return starts;
    }

    /** How many canonical records the rows from there on must give: the generator's rows are all good, and none changes its key. */
    long expectedEvents(Map<TopicPartition, Long> starts, CanonicalModel model) {
        Map<String, Source> sources = model.sources().stream()
                .collect(Collectors.toMap(source -> Topics.raw(source.table()), source -> source));
        return ends.entrySet().stream()
                .mapToLong(each -> (each.getValue() - starts.getOrDefault(each.getKey(), 0L))
                        * Optional.ofNullable(sources.get(each.getKey().topic()))
                                .orElseThrow()
                                .produces()
                                .size())
                .sum();
    }

    private static long copy(
            TopicPartition partition, long end, KafkaConsumer<byte[], byte[]> consumer, RowFile.Writer rows)
            throws IOException {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long bytes = 0;
        List<RawRecord> chunk = new ArrayList<>();
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofSeconds(1))) {
                bytes += each.value().length;
                chunk.add(raw(each));
                if (chunk.size() == RowFile.CHUNK_ROWS) {
                    rows.write(chunk);
                    chunk.clear();
                }
            }
        }
        if (!chunk.isEmpty()) {
            rows.write(chunk);
        }
        return bytes;
    }

    private static RawRecord raw(ConsumerRecord<byte[], byte[]> record) {
        List<RecordHeader> headers = new ArrayList<>();
        record.headers().forEach(each -> headers.add(new RecordHeader(each.key(), Optional.ofNullable(each.value()))));
        return new RawRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                Optional.ofNullable(record.key()),
                Optional.ofNullable(record.value()),
                headers);
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Settings settings) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        settings.section("kafka").getString("bootstrap-servers"),
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        10_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
