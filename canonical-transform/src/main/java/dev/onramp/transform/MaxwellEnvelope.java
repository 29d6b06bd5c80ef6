package dev.onramp.transform;

import dev.onramp.model.contract.Operation;
import dev.onramp.model.contract.Sequence;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Messages of Maxwell's daemon. */
record MaxwellEnvelope() implements Envelope {
    private static final long BEHIND_ALL_ROWS = 1_000_000_000L;

    @Override
    public boolean recognises(JsonMembers message) {
        return message.has("database") && message.has("type") && message.has("ts");
    }

    @Override
    public Told open(JsonMembers message) {
        String type = message.text("type");
        return switch (type == null ? "" : type) {
            case "insert" -> row(message, Operation.CREATE);
            case "update" -> row(message, Operation.UPDATE);
            case "delete" -> row(message, Operation.DELETE);
            case "bootstrap-insert" -> row(message, Operation.READ);
            case "bootstrap-start", "bootstrap-complete" -> new Nothing(new Skipped("bootstrap mark"));
            case "table-create", "table-alter", "table-drop", "database-create", "database-alter", "database-drop" ->
                new Nothing(new Skipped("schema change"));
            default -> throw Envelope.unknownOperation("type", type);
        };
    }

    private static Row row(JsonMembers message, Operation operation) {
        return new Row(
                operation,
                Envelope.requiredObject(message, "data"),
                operation == Operation.UPDATE ? Envelope.optionalObject(message, "old") : null,
                millis(message.integer("ts")));
    }

    private static @Nullable Long millis(@Nullable Long seconds) {
        // Beyond the last moment either way; the caller checks the range.
        return seconds == null ? null : Long.valueOf(Math.min(seconds, ToolTime.LAST_MILLIS) * 1000);
    }

    @Override
    public Optional<Sequence> position(JsonMembers message, Operation operation, RawRecord raw) {
        if (operation == Operation.READ) {
            return Optional.of(Sequence.ofSource(0, Positions.place(raw) + 1));
        }
        String position = message.text("position");
        return Optional.of(
                Sequence.ofSource(Positions.binlog(position == null ? "" : position, "position"), rowOf(message)));
    }

    private static long rowOf(JsonMembers message) {
        Long offset = message.integer("xoffset");
        if (offset != null) {
            return Positions.behind(offset, "xoffset");
        }
        return message.isTrue("commit") ? BEHIND_ALL_ROWS : 1;
    }

    @Override
    public boolean isOrderedByPosition() {
        return false;
    }

    @Override
    public boolean mayBeWrapped() {
        return false;
    }

    @Override
    public RowImages.Gaps gaps() {
        return RowImages.Gaps.NONE;
    }
}
