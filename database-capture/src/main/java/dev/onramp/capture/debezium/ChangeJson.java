package dev.onramp.capture.debezium;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.capture.CaptureSettings;
import dev.onramp.capture.CapturedTable;
import dev.onramp.capture.kafka.RawChange;
import dev.onramp.model.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * From the engine's records to those of the raw topics: JSON without schema, with an id that is the same whenever the change is sent again.
 * Used by one thread at a time.
 */
final class ChangeJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SOURCE = "source";
    private static final String LSN = "lsn";

    private final CaptureSettings settings;
    private final Map<String, CapturedTable> byTopic = new HashMap<>();
    private final JsonConverter keys = new JsonConverter();
    private final JsonConverter values = new JsonConverter();
    private final DataIds ids;

    ChangeJson(CaptureSettings settings) {
        this.settings = settings;
        settings.tables().forEach(each -> byTopic.put(settings.slot() + "." + each.table(), each));
        // The second: a NULL in a column with a default would otherwise be sent as the default.
        Map<String, String> plain = Map.of("schemas.enable", "false", "replace.null.with.default", "false");
        keys.configure(plain, true);
        values.configure(plain, false);
        this.ids = new DataIds(settings.slot());
    }

    /** The record for the raw topic; empty for what is of no captured table, such as a heartbeat. */
    Optional<RawChange> of(SourceRecord change) {
        CapturedTable table = byTopic.get(change.topic());
        if (table == null) {
            return Optional.empty();
        }
        nameDefaults(change);
        Optional<byte[]> key = json(keys, change, change.keySchema(), change.key());
        Optional<byte[]> value = json(values, change, change.valueSchema(), change.value());
        String topic = Topics.raw(table.source());
        if (change.value() instanceof Struct struct && value.isPresent()) {
            String position = Lsn.text(lsn(struct).orElse(0));
            String id = ids.of(position, operation(struct), table.table().toString(), key.orElse(new byte[0]));
            return Optional.of(new RawChange(topic, key, value, Optional.of(id), position));
        }
        return Optional.of(new RawChange(topic, key, value, Optional.empty(), "unknown"));
    }

    /** A truncate as the engine itself would write it. */
    RawChange truncate(CapturedTable table, long lsn, long nowMillis) {
        ObjectNode value = JSON.createObjectNode();
        value.putNull("before");
        value.putNull("after");
        value.putObject(SOURCE)
                .put("connector", "postgresql")
                .put("name", settings.slot())
                .put("ts_ms", nowMillis)
                .put("snapshot", "false")
                .put("db", settings.database().database())
                .put("schema", table.table().schema())
                .put("table", table.table().table())
                .put(LSN, lsn);
        value.put("op", "t").put("ts_ms", nowMillis);
        String position = Lsn.text(lsn);
        return new RawChange(
                Topics.raw(table.source()),
                Optional.empty(),
                Optional.of(value.toString().getBytes(StandardCharsets.UTF_8)),
                Optional.of(ids.of(position, "t", table.table().toString(), new byte[0])),
                position);
    }

    static boolean isRead(SourceRecord change) {
        return change.value() instanceof Struct struct
                && struct.schema().field("op") != null
                && operation(struct).equals("r");
    }

    /** Gives a row that was there the position at which its slot begins; see {@code LegacyDatabase.slotFloor}. */
    static void moveTo(SourceRecord read, long floor) {
        ((Struct) read.value()).getStruct(SOURCE).put(LSN, floor);
    }

    static OptionalLong lsn(Struct value) {
        Struct source = value.schema().field(SOURCE) == null ? null : value.getStruct(SOURCE);
        Long lsn = source == null || source.schema().field(LSN) == null ? null : source.getInt64(LSN);
        return lsn == null ? OptionalLong.empty() : OptionalLong.of(lsn);
    }

    /** The one default of the envelope that consumers know by its value. */
    private static void nameDefaults(SourceRecord change) {
        if (change.value() instanceof Struct struct && struct.schema().field(SOURCE) != null) {
            Struct source = struct.getStruct(SOURCE);
            if (source.getWithoutDefault("snapshot") == null) {
                source.put("snapshot", "false");
            }
        }
    }

    private static String operation(Struct value) {
        return value.getString("op");
    }

    private static Optional<byte[]> json(JsonConverter converter, SourceRecord change, Schema schema, Object value) {
        return Optional.ofNullable(value).map(each -> converter.fromConnectData(change.topic(), schema, each));
    }
}
