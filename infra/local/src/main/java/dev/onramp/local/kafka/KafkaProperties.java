package dev.onramp.local.kafka;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** What the broker is told: one node, small, loopback only, nothing is ever deleted by age. */
final class KafkaProperties {
    private KafkaProperties() {}

    static String text(int port, int controllerPort, Path logDir, int maxMessageBytes) throws IOException {
        Map<String, String> values = new TreeMap<>();
        values.put("process.roles", "broker,controller");
        values.put("node.id", "1");
        values.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        values.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        values.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        values.put("controller.listener.names", "CONTROLLER");
        values.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        values.put("log.dir", logDir.toString());
        values.put("auto.create.topics.enable", "false");
        // Costs memory only while such a record is on its way: a request at a time per connection.
        values.put("message.max.bytes", Integer.toString(maxMessageBytes));
        values.put("log.retention.ms", "-1");
        // A canonical record has the commit time of its source, whatever that says; an hour ahead would stop its
        // partition.
        values.put("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
        // An index file is mapped at this size for every segment; a segment of 128 MiB needs 256 KiB of it at the
        // default interval.
        values.put("log.index.size.max.bytes", "1048576");
        values.put("log.segment.bytes", "134217728");
        values.put("log.cleaner.dedupe.buffer.size", "4194304");
        values.put("offsets.topic.num.partitions", "1");
        values.put("offsets.topic.replication.factor", "1");
        values.put("transaction.state.log.num.partitions", "1");
        values.put("transaction.state.log.replication.factor", "1");
        values.put("transaction.state.log.min.isr", "1");
        values.put("share.coordinator.state.topic.num.partitions", "1");
        values.put("share.coordinator.state.topic.replication.factor", "1");
        values.put("share.coordinator.state.topic.min.isr", "1");
        values.put("group.initial.rebalance.delay.ms", "0");
        // Committed offsets are the pipeline's progress; they do not expire while a consumer is away.
        values.put("offsets.retention.minutes", "2147483647");
        // A broker that was killed is let in again only when its old session has ended.
        values.put("broker.heartbeat.interval.ms", "500");
        values.put("broker.session.timeout.ms", "4000");
        values.put("num.network.threads", "2");
        values.put("num.io.threads", "4");
        values.put("background.threads", "2");
        values.put("num.recovery.threads.per.data.dir", "2");
        Properties properties = new Properties();
        properties.putAll(values);
        StringWriter text = new StringWriter();
        properties.store(text, null);
        return text.toString();
    }
}
