package dev.onramp.transform;

import dev.onramp.model.Field;
import dev.onramp.model.Identifier;
import dev.onramp.model.Source;
import dev.onramp.model.contract.Operation;
import dev.onramp.model.contract.Sequence;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the raw records of one source that one of the tools has written. Compiled once per source; thread-safe. */
final class ToolFormat implements ChangeFormat {
    private final Envelope envelope;
    private final Identifier table;
    private final Source.Order order;
    private final List<Identifier> columns;
    private final boolean[] required;
    private final int[] key;
    private final RowImages images;
    private final SemanticTypes.Cache types = new SemanticTypes.Cache();

    ToolFormat(Source source, UndeclaredColumns undeclared, Envelope envelope) {
        this.envelope = envelope;
        table = source.table();
        order = source.order();
        List<Field> fields = source.fields();
        columns = fields.stream().map(Field::name).toList();
        required = new boolean[fields.size()];
        for (int index = 0; index < required.length; index++) {
            required[index] = !fields.get(index).optional();
        }
        key = source.key().stream().mapToInt(columns::indexOf).toArray();
        images = new RowImages(source, undeclared);
    }

    Envelope envelope() {
        return envelope;
    }

    @Override
    public Reading read(RawRecord raw) {
        try {
            byte[] bytes = raw.value().orElse(null);
            return bytes == null ? withoutValue(raw) : read(Message.of(bytes), raw);
        } catch (RejectionException rejection) {
            return rejection.rejected();
        }
    }

    private Reading withoutValue(RawRecord raw) {
        return envelope instanceof DebeziumEnvelope && raw.key().isPresent()
                ? AutoFormat.TOMBSTONE
                : new Rejected(RejectionReason.NO_VALUE, "the record has no value");
    }

    /** @throws RejectionException when it is no change of the tool */
    Reading read(Message message, RawRecord raw) {
        boolean wrapped = envelope.mayBeWrapped() && message.isWrapper();
        if (wrapped && envelope instanceof DebeziumEnvelope && message.isAroundNull()) {
            return AutoFormat.TOMBSTONE;
        }
        JsonMembers told = wrapped ? message.payload() : message.outer();
        Envelope.Told said = envelope.open(told);
        if (said instanceof Envelope.Row row) {
            return change(row, told, message, raw);
        }
        if (said instanceof Envelope.Emptied emptied) {
            long millis = millis(emptied.committedAtMillis(), raw);
            return new Made(raw, told, Operation.TRUNCATE, millis).truncate();
        }
        return ((Envelope.Nothing) said).skipped();
    }

    private Reading change(Envelope.Row row, JsonMembers told, Message message, RawRecord raw) {
        byte[] bytes = told.bytes();
        Operation operation = row.operation();
        boolean delete = operation == Operation.DELETE;
        RowImages.Image image =
                images.read(bytes, row.row(), typesOf(message, envelope.imageName(operation)), envelope.gaps());
        RowImages.Image before = null;
        if (row.before() != null) {
            SemanticTypes semantics = typesOf(message, "before");
            before = images.readKey(bytes, row.before(), semantics, envelope.gaps());
            if (hasGaps(image, operation) || movesFrom(before, image)) {
                before = images.readBefore(bytes, row.before(), semantics, envelope.gaps());
            }
        }
        if (!delete) {
            fill(image, before, operation);
        }
        require(image.values(), delete);
        SourceRow now = new SourceRow(columns, image.values());
        Made made = new Made(raw, told, operation, millis(row.committedAtMillis(), raw));
        if (delete) {
            return made.change(Operation.DELETE, now);
        }
        if (before == null || !movesFrom(before, image)) {
            return made.change(operation, now);
        }
        SourceRow old = new SourceRow(columns, overlaid(image.values(), before.values()));
        return new KeyChange(made.change(Operation.DELETE, old), made.change(Operation.CREATE, now));
    }

    /** Only Debezium says by the schema of a wrapper what a value means. */
    private SemanticTypes typesOf(Message message, String image) {
        return envelope instanceof DebeziumEnvelope ? types.of(message, image) : SemanticTypes.NONE;
    }

    private boolean hasGaps(RowImages.Image image, Operation operation) {
        for (int index = 0; index < required.length; index++) {
            if (isGap(image, index, operation)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the message leaves open what the column's value is. */
    private boolean isGap(RowImages.Image image, int index, Operation operation) {
        return !image.told()[index]
                && switch (envelope.gaps()) {
                    case NONE -> false;
                    case PLACEHOLDER -> image.unavailable()[index];
                    case MARKED -> operation == Operation.UPDATE;
                };
    }

    private void fill(RowImages.Image image, RowImages.@Nullable Image before, Operation operation) {
        for (int index = 0; index < required.length; index++) {
            if (isGap(image, index, operation)) {
                if (before == null || !before.told()[index]) {
                    throw new RejectionException(
                            RejectionReason.COLUMN_ABSENT,
                            "column " + columns.get(index) + ": the message does not tell its value");
                }
                image.values()[index] = before.values()[index];
            }
        }
    }

    private boolean movesFrom(RowImages.Image before, RowImages.Image image) {
        for (int index : key) {
            Object old = before.values()[index];
            Object now = image.values()[index];
            if (old != null && now != null && !old.equals(now)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Object[] overlaid(@Nullable Object[] now, @Nullable Object[] before) {
        @Nullable Object[] old = now.clone();
        for (int index = 0; index < old.length; index++) {
            old[index] = before[index] == null ? old[index] : before[index];
        }
        return old;
    }

    private void require(@Nullable Object[] values, boolean keyAlone) {
        for (int index : key) {
            requireValue(values, index);
        }
        for (int index = 0; !keyAlone && index < required.length; index++) {
            if (required[index]) {
                requireValue(values, index);
            }
        }
    }

    private void requireValue(@Nullable Object[] values, int index) {
        if (values[index] == null) {
            throw new RejectionException(
                    RejectionReason.COLUMN_ABSENT, "column " + columns.get(index) + " is required and absent");
        }
    }

    private static long millis(@Nullable Long committedAt, RawRecord raw) {
        long millis = committedAt == null ? raw.timestamp() : committedAt;
        if (millis < 0 || millis > ToolTime.LAST_MILLIS) {
            throw new RejectionException(RejectionReason.BAD_POSITION, "there is no commit time from 1970 to 9999");
        }
        return millis;
    }

    /** What the changes of one record share. */
    private final class Made {
        private final RawRecord raw;
        private final long millis;
        private final Sequence sequence;
        private final SequenceOrigin origin;

        private Made(RawRecord raw, JsonMembers told, Operation operation, long millis) {
            this.raw = raw;
            this.millis = millis;
            Optional<Sequence> own =
                    order == Source.Order.SOURCE || (order == Source.Order.AUTO && envelope.isOrderedByPosition())
                            ? envelope.position(told, operation, raw)
                            : Optional.empty();
            if (own.isEmpty() && order == Source.Order.SOURCE) {
                throw new RejectionException(
                        RejectionReason.BAD_POSITION, "the source has no position that gives an order");
            }
            this.sequence = own.orElseGet(() -> Positions.broker(raw, ""));
            this.origin = own.isPresent() ? SequenceOrigin.SOURCE : SequenceOrigin.BROKER;
        }

        private Truncate truncate() {
            return new Truncate(table, sequence, origin, millis, raw);
        }

        private RawChange change(Operation operation, SourceRow row) {
            boolean delete = operation == Operation.DELETE;
            return new RawChange(
                    table,
                    operation,
                    row.only(key),
                    delete ? Optional.of(row) : Optional.empty(),
                    delete ? Optional.empty() : Optional.of(row),
                    sequence,
                    origin,
                    millis,
                    raw);
        }
    }
}
