package dev.onramp.reconcile.kafka;

import com.typesafe.config.Config;
import dev.onramp.config.Settings;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.contract.Topics;
import dev.onramp.reconcile.report.PipelineLag;
import dev.onramp.reconcile.report.PipelineLag.PartitionLag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Reads how far the consumers of the pipeline have come. Thread-safe; the caller closes it. */
public final class LagReader implements AutoCloseable {
    private final TopicOffsets offsets;
    /** Group to the topics that it consumes, in the order of the flow. */
    private final Map<String, List<String>> groups = new LinkedHashMap<>();

    /** @throws dev.onramp.config.OnrampException ONR-R001 when the addresses of Kafka are of no use */
    public LagReader(CanonicalModel model, Settings settings) {
        List<String> raw =
                model.sources().stream().map(each -> Topics.raw(each.table())).toList();
        List<String> canonical = model.entities().stream()
                .map(each -> Topics.canonical(each.name()))
                .toList();
        Config ingest = settings.section("ingest");
        groups.put(settings.section("forwarder").getString("group-id"), raw);
        groups.put(ingest.getString("lake-group-id"), canonical);
        groups.put(ingest.getString("postgres-group-id"), canonical);
        offsets = new TopicOffsets(settings.section("kafka").getString("bootstrap-servers"));
    }

    /** The groups that are looked at, in the order of the flow. */
    public List<String> groups() {
        return List.copyOf(groups.keySet());
    }

    /**
     * Every group's lag, as of now. Committed offsets are read before the ends, so that a lag of 0 is never claimed too early.
     *
     * @throws dev.onramp.config.OnrampException ONR-R001 when Kafka does not answer
     */
    public PipelineLag read() {
        List<PartitionLag> lags = new ArrayList<>();
        groups.forEach((group, topics) -> {
            Map<TopicPartition, Long> committed = offsets.committed(group);
            List<TopicPartition> partitions = offsets.partitions(topics);
            Map<TopicPartition, Long> beginnings = offsets.beginnings(partitions);
            Map<TopicPartition, Long> ends = offsets.ends(partitions);
            for (TopicPartition each : partitions) {
                long handled = committed.getOrDefault(each, beginnings.getOrDefault(each, 0L));
                lags.add(new PartitionLag(group, each.topic(), each.partition(), ends.getOrDefault(each, 0L), handled));
            }
        });
        return new PipelineLag(lags);
    }

    @Override
    public void close() {
        offsets.close();
    }
}
