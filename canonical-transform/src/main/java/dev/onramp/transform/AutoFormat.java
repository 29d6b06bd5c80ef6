package dev.onramp.transform;

import dev.onramp.model.Field;
import dev.onramp.model.Identifier;
import dev.onramp.model.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Recognises the format of each record by its structure. Records are read as plain rows at once, without a look ahead, until a member turns up that a tool's
 * messages have and the row has not. Compiled once per source; thread-safe.
 */
final class AutoFormat implements ChangeFormat {
    static final Skipped TOMBSTONE = new Skipped("tombstone");

    /** Of every message that a tool sends, at least one member is among these. */
    private static final Set<String> OF_TOOLS =
            Set.of("payload", "op", "ts_ms", "event_count", "source", "metadata", "op_type", "database");

    private final RowFormat row;
    private final Optional<RowFormat> rowWithoutToolMembers;
    private final List<ToolFormat> tools;
    private final List<String> key;

    AutoFormat(Source source) {
        List<String> declared =
                source.fields().stream().map(Field::name).map(Identifier::value).toList();
        row = new RowFormat(source);
        // A source that has such columns itself: its rows cannot be told from messages without a look at all of the
        // record.
        rowWithoutToolMembers = OF_TOOLS.stream().anyMatch(declared::contains)
                ? Optional.empty()
                : Optional.of(new RowFormat(source, OF_TOOLS));
        tools = List.of(
                new ToolFormat(source, new DebeziumEnvelope()),
                new ToolFormat(source, new DmsEnvelope()),
                new ToolFormat(source, new GoldenGateEnvelope()),
                new ToolFormat(source, new MaxwellEnvelope()));
        key = source.key().stream().map(Identifier::value).toList();
    }

    @Override
    public Reading read(RawRecord raw) {
        byte[] bytes = raw.value().orElse(null);
        if (bytes == null) {
            return raw.key().isPresent() ? TOMBSTONE : row.read(raw);
        }
        Optional<Reading> plain = rowWithoutToolMembers.flatMap(format -> format.readUnlessForeign(raw));
        if (plain.isPresent() && !(plain.get() instanceof Rejected)) {
            return plain.get();
        }
        try {
            return recognised(Message.of(bytes), raw);
        } catch (RejectionException rejection) {
            return rejection.rejected();
        }
    }

    private Reading recognised(Message message, RawRecord raw) {
        List<ToolFormat> found = new ArrayList<>(1);
        for (ToolFormat tool : tools) {
            if (recognises(tool.envelope(), message)) {
                found.add(tool);
            }
        }
        boolean isRow = key.stream().allMatch(message.outer()::has);
        if (found.isEmpty()) {
            return row.read(raw);
        }
        if (found.size() > 1 || isRow) {
            throw new RejectionException(RejectionReason.AMBIGUOUS_FORMAT, ambiguity(found, isRow));
        }
        return found.get(0).read(message, raw);
    }

    private static boolean recognises(Envelope envelope, Message message) {
        if (message.isWrapper() && message.isAroundNull()) {
            return envelope instanceof DebeziumEnvelope;
        }
        boolean inWrapper = message.isWrapper() && message.isAroundObject();
        return envelope.recognises(inWrapper ? message.payload() : message.outer());
    }

    private static String ambiguity(List<ToolFormat> found, boolean isRow) {
        List<String> names = new ArrayList<>();
        for (ToolFormat tool : found) {
            String name = tool.envelope().getClass().getSimpleName();
            names.add(name.substring(0, name.length() - "Envelope".length()).toLowerCase(Locale.ROOT));
        }
        if (isRow) {
            names.add("row");
        }
        return "the record looks like each of " + names + "; name the format of the source in the model";
    }
}
