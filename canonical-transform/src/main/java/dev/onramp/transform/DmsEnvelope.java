package dev.onramp.transform;

import dev.onramp.model.contract.Operation;
import dev.onramp.model.contract.Sequence;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Messages of AWS Database Migration Service to a Kafka target. */
record DmsEnvelope() implements Envelope {
    @Override
    public boolean recognises(JsonMembers message) {
        return message.hasObject("metadata")
                && message.object("metadata").orElseThrow().has("record-type");
    }

    @Override
    public Told open(JsonMembers message) {
        JsonMembers metadata = metadata(message);
        String type = metadata.text("record-type");
        String operation = metadata.text("operation");
        if ("control".equals(type)) {
            return "truncate-table".equals(operation)
                    ? new Emptied(committedAt(metadata))
                    : new Nothing(new Skipped("control record"));
        }
        if (!"data".equals(type)) {
            throw JsonMembers.bad("metadata.record-type", "data or control");
        }
        Operation done = switch (operation == null ? "" : operation) {
            case "load" -> Operation.READ;
            case "insert" -> Operation.CREATE;
            case "update" -> Operation.UPDATE;
            case "delete" -> Operation.DELETE;
            default -> throw Envelope.unknownOperation("metadata.operation", operation);
        };
        return new Row(
                done,
                Envelope.requiredObject(message, "data"),
                done == Operation.UPDATE ? Envelope.optionalObject(message, "before-image") : null,
                committedAt(metadata));
    }

    private static JsonMembers metadata(JsonMembers message) {
        return message.object("metadata").orElseThrow(() -> JsonMembers.bad("metadata", "an object"));
    }

    private static @Nullable Long committedAt(JsonMembers metadata) {
        String commit = metadata.text("commit-timestamp");
        String name = commit == null ? "timestamp" : "commit-timestamp";
        return CommitTime.of(commit == null ? metadata.text("timestamp") : commit, "metadata." + name);
    }

    @Override
    public Optional<Sequence> position(JsonMembers message, Operation operation, RawRecord raw) {
        if (operation == Operation.READ) {
            return Optional.of(Sequence.ofSource(0, Positions.place(raw) + 1));
        }
        JsonMembers metadata = metadata(message);
        Long record = metadata.integer("transaction-record-id");
        JsonMembers.Value position = metadata.value("stream-position");
        return Optional.of(Sequence.ofSource(
                Positions.stream(position == null ? null : position.text(), "metadata.stream-position"),
                Positions.behind(record, "metadata.transaction-record-id")));
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
