package dev.onramp.capture.debezium;

import dev.onramp.capture.CaptureSettings;
import dev.onramp.capture.DatabaseAddress;
import dev.onramp.capture.Plan;
import dev.onramp.capture.SnapshotMode;
import java.util.Properties;
import java.util.stream.Collectors;

/** The settings in the engine's words. */
final class EngineProperties {
    private EngineProperties() {}

    static Properties of(CaptureSettings settings, Plan plan) {
        DatabaseAddress database = settings.database();
        Properties p = new Properties();
        p.setProperty("name", settings.slot());
        p.setProperty("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
        p.setProperty("topic.prefix", settings.slot());
        p.setProperty("plugin.name", "pgoutput");
        p.setProperty("database.hostname", database.host());
        p.setProperty("database.port", String.valueOf(database.port()));
        p.setProperty("database.user", database.user());
        p.setProperty("database.password", database.password());
        p.setProperty("database.dbname", database.database());
        p.setProperty("database.sslmode", database.sslMode().text());
        p.setProperty("slot.name", settings.slot());
        p.setProperty("slot.drop.on.stop", "false");
        p.setProperty("publication.name", settings.publication());
        p.setProperty(
                "publication.autocreate.mode", plan.publication() == Plan.Publication.EXISTS ? "disabled" : "filtered");
        p.setProperty(
                "table.include.list",
                settings.tables().stream()
                        .map(each ->
                                each.table().schema() + "\\." + each.table().table())
                        .collect(Collectors.joining(",")));
        boolean rows = settings.snapshot() == SnapshotMode.INITIAL || plan.rows() != Plan.Rows.NONE;
        p.setProperty("snapshot.mode", rows ? "initial" : "no_data");
        p.setProperty("snapshot.fetch.size", "1000");
        values(p);
        // Small enough for a small heap; while the broker holds, the engine holds too.
        p.setProperty("max.batch.size", "500");
        p.setProperty("max.queue.size", "2000");
        p.setProperty("max.queue.size.in.bytes", String.valueOf(16 * 1024 * 1024));
        p.setProperty("poll.interval.ms", "50");
        p.setProperty(
                "heartbeat.interval.ms",
                String.valueOf(settings.heartbeatInterval().toMillis()));
        p.setProperty("status.update.interval.ms", "2000");
        // Failures end the run; who may try again is decided in one place, outside.
        p.setProperty("errors.max.retries", "0");
        p.setProperty("slot.max.retries", "0");
        p.setProperty("offset.storage", TopicOffsetStore.class.getName());
        p.setProperty(TopicOffsetStore.BOOTSTRAP_SERVERS, settings.bootstrapServers());
        p.setProperty(TopicOffsetStore.TOPIC, settings.offsetsTopic());
        p.setProperty(
                "offset.flush.interval.ms",
                String.valueOf(settings.offsetInterval().toMillis()));
        p.setProperty("offset.flush.timeout.ms", "15000");
        p.setProperty("task.management.timeout.ms", "30000");
        p.setProperty(
                "record.processing.shutdown.timeout.ms",
                String.valueOf(settings.stopTimeout().toMillis()));
        return p;
    }

    /** How values are written: such that the JSON alone tells them, see {@link PlainTimes}. */
    private static void values(Properties p) {
        p.setProperty("decimal.handling.mode", "string");
        p.setProperty("interval.handling.mode", "string");
        p.setProperty("binary.handling.mode", "base64");
        p.setProperty("converters", "times");
        p.setProperty("times.type", PlainTimes.class.getName());
        p.setProperty("tombstones.on.delete", "true");
        // By default truncates are left out.
        p.setProperty("skipped.operations", "none");
        p.setProperty("provide.transaction.metadata", "false");
    }
}
