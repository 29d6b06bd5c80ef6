package dev.onramp.reconcile.fold;

import dev.onramp.model.contract.Operation;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the envelopes of the tools, by the section "Formats of the tools" of the contract. Thread-safe. */
final class ToolMessages {
    private static final Set<String> CLOCKS = Set.of("ts_ms", "ts_us", "ts_ns");
    private static final Set<String> TRANSACTION = Set.of("status", "id", "event_count", "data_collections");
    private static final Set<String> MAXWELL_NOTICES = Set.of(
            "bootstrap-start",
            "bootstrap-complete",
            "table-create",
            "table-alter",
            "table-drop",
            "database-create",
            "database-alter",
            "database-drop");

    private ToolMessages() {}

    /** Empty for a message that changes no row. */
    static Optional<ToolChange> read(Tool tool, Map<String, @Nullable Object> outer, RawRecord record)
            throws Rejection {
        boolean unwraps = tool == Tool.DEBEZIUM || tool == Tool.GOLDENGATE;
        Object inner = unwraps ? Json.unwrapped(outer) : outer;
        if (inner == null && tool == Tool.DEBEZIUM) {
            return Optional.empty();
        }
        if (!(inner instanceof Map<?, ?>)) {
            throw new Rejection("a wrapper around what is no object");
        }
        @SuppressWarnings("unchecked")
        Map<String, @Nullable Object> message = (Map<String, @Nullable Object>) inner;
        return switch (tool) {
            case DEBEZIUM -> debezium(message, record);
            case DMS -> dms(message, record);
            case GOLDENGATE -> goldenGate(message, record);
            case MAXWELL -> maxwell(message, record);
        };
    }

    /** Whether a message of Debezium is none of a change, whatever its table. */
    static boolean isNotice(Map<?, ?> message) {
        if (message.get("op") != null) {
            return false;
        }
        boolean heartbeat = message.get("ts_ms") != null && CLOCKS.containsAll(message.keySet());
        boolean ofSchema = message.get("source") instanceof Map<?, ?>
                && (message.containsKey("ddl") || message.containsKey("tableChanges"));
        return heartbeat || ofSchema || message.keySet().containsAll(TRANSACTION);
    }

    private static Optional<ToolChange> debezium(Map<String, @Nullable Object> message, RawRecord record)
            throws Rejection {
        if (isNotice(message) || "m".equals(message.get("op"))) {
            return Optional.empty();
        }
        Operation operation = switch (Json.text(message, "op")) {
            case "c" -> Operation.CREATE;
            case "u" -> Operation.UPDATE;
            case "d" -> Operation.DELETE;
            case "r" -> Operation.READ;
            case "t" -> Operation.TRUNCATE;
            default -> throw new Rejection("unknown op " + message.get("op"));
        };
        Map<?, ?> source = message.get("source") == null ? Map.of() : Json.object(message, "source");
        Object millis = source.get("ts_ms") == null ? message.get("ts_ms") : source.get("ts_ms");
        return Optional.of(change(
                Tool.DEBEZIUM, operation, message, "after", "before", Json.count(millis, "ts_ms", record.timestamp())));
    }

    private static Optional<ToolChange> dms(Map<String, @Nullable Object> message, RawRecord record) throws Rejection {
        Map<?, ?> metadata = Json.object(message, "metadata");
        String type = Json.text(metadata, "record-type");
        boolean control = type.equals("control");
        Optional<String> done = Json.optionalText(metadata, "operation");
        if (control && !done.equals(Optional.of("truncate-table"))) {
            return Optional.empty();
        }
        if (!control && !type.equals("data")) {
            throw new Rejection("unknown record-type " + type);
        }
        Operation operation = control
                ? Operation.TRUNCATE
                : switch (Json.text(metadata, "operation")) {
                    case "insert" -> Operation.CREATE;
                    case "update" -> Operation.UPDATE;
                    case "delete" -> Operation.DELETE;
                    case "load" -> Operation.READ;
                    default -> throw new Rejection("unknown operation " + metadata.get("operation"));
                };
        String member = metadata.get("commit-timestamp") == null ? "timestamp" : "commit-timestamp";
        return Optional.of(
                change(Tool.DMS, operation, message, "data", "before-image", textTime(metadata, member, record)));
    }

    private static Optional<ToolChange> goldenGate(Map<String, @Nullable Object> message, RawRecord record)
            throws Rejection {
        Operation operation = switch (Json.text(message, "op_type")) {
            case "I" -> Operation.CREATE;
            case "U" -> Operation.UPDATE;
            case "D" -> Operation.DELETE;
            case "T" -> Operation.TRUNCATE;
            default -> throw new Rejection("unknown op_type " + message.get("op_type"));
        };
        return Optional.of(
                change(Tool.GOLDENGATE, operation, message, "after", "before", textTime(message, "op_ts", record)));
    }

    private static Optional<ToolChange> maxwell(Map<String, @Nullable Object> message, RawRecord record)
            throws Rejection {
        String type = Json.text(message, "type");
        if (MAXWELL_NOTICES.contains(type)) {
            return Optional.empty();
        }
        Operation operation = switch (type) {
            case "insert" -> Operation.CREATE;
            case "update" -> Operation.UPDATE;
            case "delete" -> Operation.DELETE;
            case "bootstrap-insert" -> Operation.READ;
            default -> throw new Rejection("unknown type " + type);
        };
        long millis = record.timestamp();
        if (message.get("ts") != null) {
            BigInteger seconds = BigInteger.valueOf(Json.count(message.get("ts"), "ts"));
            millis = Json.count(seconds.multiply(BigInteger.valueOf(1000)), "ts");
        }
        return Optional.of(change(Tool.MAXWELL, operation, message, "data", "old", millis));
    }

    private static ToolChange change(
            Tool tool,
            Operation operation,
            Map<String, @Nullable Object> message,
            String now,
            String then,
            long changedAt)
            throws Rejection {
        if (operation == Operation.TRUNCATE) {
            return new ToolChange(tool, operation, Map.of(), Optional.empty(), changedAt, message);
        }
        boolean showsBefore = operation == Operation.DELETE && now.equals("after");
        Map<?, ?> row = Json.object(message, showsBefore ? then : now);
        boolean hasBefore = operation == Operation.UPDATE && message.get(then) != null;
        Optional<Map<?, ?>> before = hasBefore ? Optional.of(Json.object(message, then)) : Optional.empty();
        return new ToolChange(tool, operation, row, before, changedAt, message);
    }

    private static long textTime(Map<?, ?> of, String name, RawRecord record) throws Rejection {
        return of.get(name) == null
                ? record.timestamp()
                : ToolValues.instant(Json.text(of, name)).toEpochMilli();
    }
}
