package dev.onramp.reconcile.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How far each consumer of the pipeline is behind what stands in its topics, as the committed offsets of its consumer group say. A moment's
 * view; immutable.
 */
public record PipelineLag(List<PartitionLag> partitions) {

    /**
     * @param end offset after the last record
     * @param committed offset after the last record that the group has handled; the first offset that there is where it has committed nothing
     */
    public record PartitionLag(String group, String topic, int partition, long end, long committed) {
        public PartitionLag {
            Objects.requireNonNull(group, "group");
            Objects.requireNonNull(topic, "topic");
        }

        public long lag() {
            return Math.max(0, end - committed);
        }
    }

    public PipelineLag {
        partitions = List.copyOf(partitions);
    }

    /** Records not handled yet, over all groups; a record that two groups have before them counts twice. */
    public long total() {
        return partitions.stream().mapToLong(PartitionLag::lag).sum();
    }

    /** Records that one group has before it. */
    public long total(String group) {
        return partitions.stream()
                .filter(each -> each.group().equals(group))
                .mapToLong(PartitionLag::lag)
                .sum();
    }

    public List<String> groups() {
        return partitions.stream().map(PartitionLag::group).distinct().toList();
    }

    /** {@code onramp-forwarder 12, onramp-ingest-lake 0}. */
    public String text() {
        List<String> texts = new ArrayList<>();
        groups().forEach(group -> texts.add(group + " " + total(group)));
        return String.join(", ", texts);
    }

    /** For JSON: a list of one map per group, topic and partition. */
    public List<Map<String, Object>> asMaps() {
        List<Map<String, Object>> maps = new ArrayList<>();
        for (PartitionLag each : partitions) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("group", each.group());
            map.put("topic", each.topic());
            map.put("partition", each.partition());
            map.put("end", each.end());
            map.put("committed", each.committed());
            map.put("lag", each.lag());
            maps.add(map);
        }
        return maps;
    }
}
