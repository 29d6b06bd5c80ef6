package dev.onramp.transform;

import dev.onramp.model.contract.Operation;
import dev.onramp.model.contract.Sequence;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How one tool packs a change; the shapes are in {@code docs/contract.md}, Formats of the tools. Stateless. */
sealed interface Envelope permits DebeziumEnvelope, DmsEnvelope, GoldenGateEnvelope, MaxwellEnvelope {

    /** What a message says. */
    sealed interface Told {}

    /** It changes no row. */
    record Nothing(Skipped skipped) implements Told {}

    /**
     * It changes a row.
     *
     * @param row the row after the change, of a delete the row before it; an object
     * @param before the row before an update, or parts of it
     * @param committedAtMillis null when the message has no time
     */
    record Row(
            Operation operation,
            JsonMembers.Value row,
            JsonMembers.@Nullable Value before,
            @Nullable Long committedAtMillis)
            implements Told {}

    /**
     * It empties the table.
     *
     * @param committedAtMillis null when the message has no time
     */
    record Emptied(@Nullable Long committedAtMillis) implements Told {}

    /** Whether a message of the tool looks like this. */
    boolean recognises(JsonMembers message);

    /** @throws RejectionException when the message is none of the tool's, or one that cannot be applied */
    Told open(JsonMembers message);

    /**
     * The tool's own position; empty when it has none for changes like this.
     *
     * @throws RejectionException when it should be there and is not, or is none
     */
    Optional<Sequence> position(JsonMembers message, Operation operation, RawRecord raw);

    /** Whether the position orders the changes of a source that does not say what does. */
    boolean isOrderedByPosition();

    /** Whether it may stand in a wrapper of schema and payload. */
    boolean mayBeWrapped();

    /** How the images of rows say that they do not tell a value. */
    RowImages.Gaps gaps();

    /** The schema's field that types the row of such a change. */
    default String imageName(Operation operation) {
        return operation == Operation.DELETE ? "before" : "after";
    }

    static JsonMembers.Value requiredObject(JsonMembers message, String name) {
        JsonMembers.Value value = message.value(name);
        if (value == null || !value.isObject()) {
            throw JsonMembers.bad(name, "an object");
        }
        return value;
    }

    /** Null where there is none. */
    static JsonMembers.@Nullable Value optionalObject(JsonMembers message, String name) {
        return message.value(name) == null ? null : requiredObject(message, name);
    }

    static RejectionException unknownOperation(String name, @Nullable String found) {
        return new RejectionException(
                RejectionReason.UNKNOWN_OPERATION,
                name + ": " + (found == null ? "absent" : RejectionException.shown(found) + " is not known"));
    }
}
