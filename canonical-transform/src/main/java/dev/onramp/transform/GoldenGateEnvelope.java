package dev.onramp.transform;

import dev.onramp.model.contract.Operation;
import dev.onramp.model.contract.Sequence;
import java.util.Optional;

/** Messages of Oracle GoldenGate's JSON formatter. */
record GoldenGateEnvelope() implements Envelope {
    @Override
    public boolean recognises(JsonMembers message) {
        return message.has("table") && message.has("op_type") && message.has("op_ts");
    }

    @Override
    public Told open(JsonMembers message) {
        String type = message.text("op_type");
        Operation operation = switch (type == null ? "" : type) {
            case "I" -> Operation.CREATE;
            case "U" -> Operation.UPDATE;
            case "D" -> Operation.DELETE;
            case "T" -> throw Envelope.truncate();
            default -> throw Envelope.unknownOperation("op_type", type);
        };
        return new Row(
                operation,
                Envelope.requiredObject(message, operation == Operation.DELETE ? "before" : "after"),
                operation == Operation.UPDATE ? Envelope.optionalObject(message, "before") : null,
                CommitTime.of(message.text("op_ts"), "op_ts"));
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
