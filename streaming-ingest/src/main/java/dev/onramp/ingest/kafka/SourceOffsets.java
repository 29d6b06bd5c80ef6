package dev.onramp.ingest.kafka;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The offsets of Spark's Kafka source: {@code {"topic":{"0":17}}}. */
public final class SourceOffsets {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Map<Integer, Long>>> FORM = new TypeReference<>() {};

    private SourceOffsets() {}

    /** The offset that comes next for each partition. */
    public static Map<TopicPartition, Long> parse(String json) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        try {
            JSON.readValue(json, FORM)
                    .forEach((topic, partitions) -> partitions.forEach(
                            (partition, offset) -> offsets.put(new TopicPartition(topic, partition), offset)));
        } catch (IOException e) {
            throw new UncheckedIOException("Spark reported offsets in a form that is not known: " + json, e);
        }
        return offsets;
    }
}
