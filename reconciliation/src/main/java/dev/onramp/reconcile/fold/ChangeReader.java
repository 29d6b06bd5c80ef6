package dev.onramp.reconcile.fold;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.Expression;
import dev.onramp.model.Field;
import dev.onramp.model.Identifier;
import dev.onramp.model.SchemaDrift;
import dev.onramp.model.Source;
import dev.onramp.model.contract.Operation;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the payload of a raw record by the rules of its source's format and maps it by the model. Thread-safe. */
public final class ChangeReader {
    private static final int LONGEST_KEY_BYTES = 500;

    /** The end of the year 9999. */
    private static final long LAST_MILLIS = 253_402_300_799_999L;

    private static final BigInteger LAST_POSITION = BigInteger.valueOf(Long.MAX_VALUE);

    private static final Set<String> ABOUT_THE_CHANGE = Set.of("__op", "__seq", "__ts_ms");

    private final CanonicalModel model;
    private final ModelFunction functions;
    private final Map<String, Source> sources;

    public ChangeReader(CanonicalModel model) {
        this.model = model;
        this.functions = new ModelFunction(model.functions());
        this.sources = model.sources().stream()
                .collect(Collectors.toUnmodifiableMap(each -> each.table().value(), each -> each));
    }

    /** @throws IllegalArgumentException when the record's topic belongs to no source of the model */
    public Reading read(RawRecord record) {
        Source source = sources.get(record.at().topic());
        if (source == null) {
            throw new IllegalArgumentException(
                    "the model has no source " + record.at().topic());
        }
        try {
            return read(record, source);
        } catch (Rejection e) {
            return new Reading.Rejected(e.reason());
        }
    }

    private Reading read(RawRecord record, Source source) throws Rejection {
        boolean takesTombstones = source.format() == Source.Format.AUTO || source.format() == Source.Format.DEBEZIUM;
        if (takesTombstones && record.payload() instanceof RawPayload.Tombstone) {
            return new Reading.Skipped();
        }
        if (!(record.payload() instanceof RawPayload.Text payload)) {
            throw new Rejection(
                    record.payload() instanceof RawPayload.Binary
                            ? "the value is not UTF-8"
                            : "the record has no value");
        }
        Map<String, @Nullable Object> members = JsonObjectText.read(payload.text());
        Optional<Tool> tool = switch (source.format()) {
            case ROW -> Optional.empty();
            case AUTO -> ToolDetection.of(source, members);
            case DEBEZIUM, DMS, GOLDENGATE, MAXWELL -> Optional.of(Tool.of(source.format()));
        };
        return tool.isEmpty() ? row(record, source, members) : toolChange(tool.get(), record, source, members);
    }

    private Reading row(RawRecord record, Source source, Map<String, @Nullable Object> members) throws Rejection {
        refuseUndeclared(source, members);
        Operation operation = operation(members.get("__op"));
        SequenceRule sequence = sequence(members.get("__seq"), source.order(), record);
        Instant changedAt = changedAt(members.get("__ts_ms"), record);
        Map<Identifier, @Nullable Object> row = columns(source, members, operation);

        List<Reading.EntityRow> rows = entityRows(record, source, row, operation, sequence, changedAt);
        boolean hides = source.secretFields().stream().anyMatch(each -> members.get(each.value()) != null);
        return new Reading.Mapped(
                List.of(sourceKey(source, row)), sequence, rows, hides ? Reading.Secrets.HIDDEN : Reading.Secrets.NONE);
    }

    private Reading toolChange(Tool tool, RawRecord record, Source source, Map<String, @Nullable Object> members)
            throws Rejection {
        Optional<ToolChange> read = ToolMessages.read(tool, members, record);
        if (read.isEmpty()) {
            return new Reading.Skipped();
        }
        ToolChange change = read.get();
        if (change.operation() == Operation.TRUNCATE) {
            return truncate(change, record, source);
        }
        refuseUndeclaredOfTool(source, change);
        ToolColumns.Rows images = new ToolColumns(source, change, members).read();
        boolean moves = !images.old().isEmpty();
        Operation operation = moves ? Operation.CREATE : change.operation();
        require(source, images.now(), operation);
        SequenceRule sequence = ToolPosition.of(change, source.order(), record);
        Instant changedAt = changedAt(BigInteger.valueOf(change.changedAt()), record);
        List<Reading.EntityRow> rows =
                new ArrayList<>(entityRows(record, source, images.now(), operation, sequence, changedAt));
        List<RowKey> sourceKeys = new ArrayList<>(2);
        sourceKeys.add(sourceKey(source, images.now()));
        if (moves) {
            sourceKeys.add(sourceKey(source, images.old()));
            for (Reading.EntityRow each :
                    entityRows(record, source, images.old(), Operation.DELETE, sequence, changedAt)) {
                boolean stays = rows.stream()
                        .anyMatch(row ->
                                row.entity().equals(each.entity()) && row.key().equals(each.key()));
                if (!stays) {
                    rows.add(each);
                }
            }
        }
        return new Reading.Mapped(sourceKeys, sequence, rows, images.secrets());
    }

    /** Rows of a history that have the lineage alone. */
    private Reading truncate(ToolChange change, RawRecord record, Source source) throws Rejection {
        for (Source other : model.sources()) {
            boolean shares = other.produces().stream()
                    .anyMatch(each -> source.produces().stream()
                            .anyMatch(own -> own.entity().equals(each.entity())));
            if (shares && !other.table().equals(source.table())) {
                throw new Rejection("the table was truncated, and " + other.table() + " produces its entities too");
            }
        }
        SequenceRule sequence = ToolPosition.of(change, source.order(), record);
        Instant changedAt = changedAt(BigInteger.valueOf(change.changedAt()), record);
        List<Reading.EntityRow> rows = new ArrayList<>();
        for (Source.Production production : source.produces()) {
            List<@Nullable String> cells = new ArrayList<>(java.util.Collections.nCopies(
                    model.entity(production.entity()).fields().size(), null));
            cells.addAll(lineage(record, source, Operation.TRUNCATE, sequence, changedAt));
            rows.add(new Reading.EntityRow(
                    production.entity(), RowKey.OF_TRUNCATE, PackedRow.of(cells), Reading.Fate.DELETED));
        }
        return new Reading.Mapped(List.of(RowKey.OF_TRUNCATE), sequence, rows, Reading.Secrets.NONE);
    }

    private List<Reading.EntityRow> entityRows(
            RawRecord record,
            Source source,
            Map<Identifier, @Nullable Object> row,
            Operation operation,
            SequenceRule sequence,
            Instant changedAt)
            throws Rejection {
        List<@Nullable String> lineage = lineage(record, source, operation, sequence, changedAt);
        List<Reading.EntityRow> rows = new ArrayList<>();
        for (Source.Production production : source.produces()) {
            rows.add(entityRow(production, row, operation, lineage));
        }
        return rows;
    }

    private static List<@Nullable String> lineage(
            RawRecord record, Source source, Operation operation, SequenceRule sequence, Instant changedAt) {
        return List.of(
                operation.text(),
                sequence.toString(),
                CellText.ofMillis(changedAt),
                record.dataid(),
                Integer.toString(source.version()));
    }

    private static RowKey sourceKey(Source source, Map<Identifier, @Nullable Object> row) throws Rejection {
        List<String> sourceKey = new ArrayList<>();
        for (Identifier column : source.key()) {
            sourceKey.add(Values.text(present(row.get(column), "key column " + column)));
        }
        return RowKey.of(sourceKey);
    }

    private static void require(Source source, Map<Identifier, @Nullable Object> row, Operation operation)
            throws Rejection {
        for (Field field : source.fields()) {
            if (source.key().contains(field.name()) || (operation != Operation.DELETE && !field.optional())) {
                present(row.get(field.name()), "required column " + field.name());
            }
        }
    }

    private Reading.EntityRow entityRow(
            Source.Production production,
            Map<Identifier, @Nullable Object> row,
            Operation operation,
            List<@Nullable String> lineage)
            throws Rejection {
        Entity entity = model.entity(production.entity());
        ExpressionTree expressions = new ExpressionTree(row, functions);
        Map<Identifier, String> cells = new HashMap<>();
        for (Field field : entity.fields()) {
            boolean isKey = entity.isKey(field.name());
            if (operation == Operation.DELETE && !isKey) {
                continue;
            }
            Expression expression = production.fields().get(field.name());
            Object value = expression == null ? null : Values.convert(field.type(), expressions.value(expression));
            if (value != null) {
                cells.put(field.name(), CellText.plain(value));
            } else if (isKey || !field.optional()) {
                throw new Rejection("the required field " + entity.name() + "." + field.name() + " has no value");
            }
        }
        List<@Nullable String> packed = new ArrayList<>();
        entity.fields().forEach(field -> packed.add(cells.get(field.name())));
        packed.addAll(lineage);
        List<String> keys =
                entity.key().stream().map(name -> cells.getOrDefault(name, "")).toList();
        if (String.join(",", keys).getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY_BYTES) {
            throw new Rejection("the key of " + entity.name() + " has more than " + LONGEST_KEY_BYTES + " bytes");
        }
        RowKey key = RowKey.of(keys);
        return new Reading.EntityRow(
                entity.name(),
                key,
                PackedRow.of(packed),
                operation == Operation.DELETE ? Reading.Fate.DELETED : Reading.Fate.PRESENT);
    }

    /** A source may want nothing but what it declares. */
    private static void refuseUndeclared(Source source, Map<String, @Nullable Object> members) throws Rejection {
        if (source.schemaDrift() != SchemaDrift.REJECT) {
            return;
        }
        for (String name : members.keySet()) {
            boolean declared = source.fields().stream()
                    .anyMatch(each -> each.name().value().equals(name));
            if (!declared && !ABOUT_THE_CHANGE.contains(name)) {
                throw new Rejection("the column '" + name + "' is not declared");
            }
        }
    }

    /** The tools may write names in capitals, and say beside a column that its value is not told. */
    private static void refuseUndeclaredOfTool(Source source, ToolChange change) throws Rejection {
        if (source.schemaDrift() != SchemaDrift.REJECT) {
            return;
        }
        for (Object each : change.row().keySet()) {
            String name = ToolColumns.small(String.valueOf(each));
            boolean mark =
                    change.tool() == Tool.GOLDENGATE && String.valueOf(each).endsWith("_isMissing");
            boolean declared = source.fields().stream()
                    .anyMatch(field -> field.name().value().equals(name));
            if (!declared && !mark) {
                throw new Rejection("the column '" + each + "' is not declared");
            }
        }
    }

    /** The declared columns; of a delete, the key columns and whatever else it brings. */
    private static Map<Identifier, @Nullable Object> columns(
            Source source, Map<String, @Nullable Object> members, Operation operation) throws Rejection {
        Map<Identifier, @Nullable Object> row = new HashMap<>();
        for (Field field : source.fields()) {
            Object json = members.get(field.name().value());
            // The archive holds a hash in place of a secret value: whether it was of the declared type cannot be seen
            // any more.
            boolean secret = field.classification() == Field.Classification.SECRET;
            Object value = secret ? json : Values.read(field.type(), json);
            boolean required =
                    source.key().contains(field.name()) || (operation != Operation.DELETE && !field.optional());
            row.put(field.name(), required ? present(value, "required column " + field.name()) : value);
        }
        return row;
    }

    private static Operation operation(@Nullable Object op) throws Rejection {
        if (op == null) {
            return Operation.UPDATE;
        }
        return switch (String.valueOf(op)) {
            case "c" -> Operation.CREATE;
            case "u" -> Operation.UPDATE;
            case "d" -> Operation.DELETE;
            case "r" -> Operation.READ;
            default -> throw new Rejection("unknown __op " + op);
        };
    }

    private static SequenceRule sequence(@Nullable Object seq, Source.Order order, RawRecord record) throws Rejection {
        if (seq == null) {
            if (order == Source.Order.SOURCE) {
                throw new Rejection("the row has no __seq");
            }
            return ToolPosition.ofBroker(record);
        }
        if (!(seq instanceof BigInteger position) || position.signum() < 0 || position.compareTo(LAST_POSITION) > 0) {
            throw new Rejection("__seq is not an integer from 0 to 2^63-1");
        }
        return order == Source.Order.BROKER
                ? ToolPosition.ofBroker(record)
                : SequenceRule.numbered(position.longValue());
    }

    private static Instant changedAt(@Nullable Object millis, RawRecord record) throws Rejection {
        BigInteger number = millis == null ? BigInteger.valueOf(record.timestamp()) : null;
        if (millis instanceof BigInteger given) {
            number = given;
        }
        if (number == null || number.signum() < 0 || number.compareTo(BigInteger.valueOf(LAST_MILLIS)) > 0) {
            throw new Rejection("__ts_ms or the record's timestamp is no time from 1970 to 9999");
        }
        return Instant.ofEpochMilli(number.longValue());
    }

    private static Object present(@Nullable Object value, String what) throws Rejection {
        if (value == null) {
            throw new Rejection("the " + what + " has no value");
        }
        return value;
    }
}
