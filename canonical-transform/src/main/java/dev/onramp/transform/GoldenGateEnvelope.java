package dev.onramp.transform;

import dev.onramp.model.contract.Operation;
import dev.onramp.model.contract.Sequence;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Messages of Oracle GoldenGate's JSON formatter. */
record GoldenGateEnvelope() implements Envelope {
    @Override
    public boolean recognises(JsonMembers message) {
        return message.has("table") && message.has("op_type") && message.has("op_ts");
    }

    @Override
    public Told open(JsonMembers message) {
        String type = message.text("op_type");
        if ("T".equals(type)) {
            return new Emptied(committedAt(message));
        }
        Operation operation = switch (type == null ? "" : type) {
            case "I" -> Operation.CREATE;
            case "U" -> Operation.UPDATE;
            case "D" -> Operation.DELETE;
            default -> throw Envelope.unknownOperation("op_type", type);
        };
        return new Row(
                operation,
                Envelope.requiredObject(message, operation == Operation.DELETE ? "before" : "after"),
                operation == Operation.UPDATE ? Envelope.optionalObject(message, "before") : null,
                committedAt(message));
    }

    private static @Nullable Long committedAt(JsonMembers message) {
        return CommitTime.of(message.text("op_ts"), "op_ts");
    }

    @Override
    public Optional<Sequence> position(JsonMembers message, Operation operation, RawRecord raw) {
        return Optional.of(Sequence.ofSource(Positions.digits(message.text("pos"), "pos"), 1));
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
        return RowImages.Gaps.MARKED;
    }
}
