package dev.onramp.transform;

import dev.onramp.model.contract.Operation;
import dev.onramp.model.contract.Sequence;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Messages of Debezium's connectors. */
record DebeziumEnvelope() implements Envelope {
    private static final Set<String> TIMES = Set.of("ts_ms", "ts_us", "ts_ns");

    @Override
    public boolean recognises(JsonMembers message) {
        return (message.has("op") && message.has("source")) || nothing(message) != null;
    }

    @Override
    public Told open(JsonMembers message) {
        String op = message.text("op");
        if (op == null) {
            Skipped skipped = nothing(message);
            if (skipped != null) {
                return new Nothing(skipped);
            }
            throw Envelope.unknownOperation("op", null);
        }
        return switch (op) {
            case "c" -> row(message, Operation.CREATE);
            case "u" -> row(message, Operation.UPDATE);
            case "d" -> row(message, Operation.DELETE);
            case "r" -> row(message, Operation.READ);
            case "m" -> new Nothing(new Skipped("logical decoding message"));
            case "t" -> new Emptied(committedAt(message));
            default -> throw Envelope.unknownOperation("op", op);
        };
    }

    private static Row row(JsonMembers message, Operation operation) {
        boolean update = operation == Operation.UPDATE;
        return new Row(
                operation,
                Envelope.requiredObject(message, operation == Operation.DELETE ? "before" : "after"),
                update ? Envelope.optionalObject(message, "before") : null,
                committedAt(message));
    }

    private static @Nullable Long committedAt(JsonMembers message) {
        Optional<JsonMembers> source = message.object("source");
        Long committedAt = source.isPresent() ? source.get().integer("ts_ms") : null;
        return committedAt == null ? message.integer("ts_ms") : committedAt;
    }

    /** Null for what may be a change. */
    private static @Nullable Skipped nothing(JsonMembers message) {
        if (message.value("op") != null) {
            return null;
        }
        if (message.value("ts_ms") != null && TIMES.containsAll(message.names())) {
            return new Skipped("heartbeat");
        }
        if (message.has("status")
                && message.has("id")
                && message.has("event_count")
                && message.has("data_collections")) {
            return new Skipped("transaction metadata");
        }
        boolean schema = message.hasObject("source") && (message.has("ddl") || message.has("tableChanges"));
        return schema ? new Skipped("schema change") : null;
    }

    @Override
    public Optional<Sequence> position(JsonMembers message, Operation operation, RawRecord raw) {
        JsonMembers source = message.object("source").orElse(null);
        String connector = source == null ? null : source.text("connector");
        if (source == null || connector == null) {
            return Optional.empty();
        }
        boolean read = operation == Operation.READ;
        return switch (connector) {
            case "postgresql" ->
                Optional.of(Sequence.ofSource(Positions.required(source.integer("lsn"), "source.lsn"), read ? 0 : 1));
            case "mysql", "mariadb" ->
                Optional.of(Sequence.ofSource(
                        Positions.binlog(source.text("file"), source.integer("pos"), "source.file and source.pos"),
                        read ? 0 : Positions.behind(source.integer("row"), "source.row")));
            case "oracle" -> Optional.of(Sequence.ofSource(scn(source), read ? 0 : Positions.place(raw) + 1));
            default -> Optional.empty();
        };
    }

    private static long scn(JsonMembers source) {
        String text = source.plainText("scn");
        return text == null
                ? Positions.required(source.integer("scn"), "source.scn")
                : Positions.digits(text, "source.scn");
    }

    @Override
    public boolean isOrderedByPosition() {
        return true;
    }

    @Override
    public boolean mayBeWrapped() {
        return true;
    }

    @Override
    public RowImages.Gaps gaps() {
        return RowImages.Gaps.PLACEHOLDER;
    }
}
