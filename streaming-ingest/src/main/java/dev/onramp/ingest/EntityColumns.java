package dev.onramp.ingest;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.EntityDeclaration;
import dev.onramp.model.Identifier;
import dev.onramp.model.contract.LineageColumns;
import dev.onramp.model.contract.Topics;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the sinks know of an entity: its columns in the order of the model, then the lineage columns. Immutable; travels to the executors.
 *
 * @param entity its name, which is also the name of its topic and of its tables
 * @param fields its own columns
 * @param key names of the key columns, in key order
 * @param declaration what the model says of it, in the form of {@link EntityDeclaration}; empty where nobody is to remember it
 */
public record EntityColumns(String entity, String doc, List<Column> fields, List<String> key, String declaration)
        implements Serializable {
    /** The columns of {@link LineageColumns}, with their types. */
    public static final List<Column> LINEAGE = List.of(
            new Column(
                    LineageColumns.OP,
                    ColumnType.Simple.TEXT,
                    true,
                    "What happened: create, update, delete, read or truncate."),
            new Column(LineageColumns.SEQUENCE, ColumnType.Simple.TEXT, true, "Orders the changes of one key."),
            new Column(LineageColumns.CHANGED_AT, ColumnType.Simple.TIMESTAMP, true, "Commit time in the source."),
            new Column(LineageColumns.DATA_ID, ColumnType.Simple.TEXT, true, "The raw change that this came from."),
            new Column(LineageColumns.MAPPING_VERSION, ColumnType.Simple.INT, true, "Version of the mapping applied."));

    public EntityColumns {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(doc, "doc");
        Objects.requireNonNull(declaration, "declaration");
        fields = List.copyOf(fields);
        key = List.copyOf(key);
        List<String> names = fields.stream().map(Column::name).toList();
        if (key.isEmpty() || !names.containsAll(key)) {
            throw new IllegalArgumentException("entity " + entity + ": the key " + key + " is not among " + names);
        }
    }

    /** One whose declaration nobody is to remember. */
    public EntityColumns(String entity, String doc, List<Column> fields, List<String> key) {
        this(entity, doc, fields, key, "");
    }

    public static EntityColumns of(Entity entity) {
        return new EntityColumns(
                Topics.canonical(entity.name()),
                entity.doc(),
                entity.fields().stream().map(Column::of).toList(),
                entity.key().stream().map(Identifier::value).toList(),
                EntityDeclaration.text(entity));
    }

    public static List<EntityColumns> of(CanonicalModel model) {
        return model.entities().stream().map(EntityColumns::of).toList();
    }

    /** The fields, then the lineage columns: the columns of every table of this entity, in order. */
    public List<Column> all() {
        return Stream.concat(fields.stream(), LINEAGE.stream()).toList();
    }

    /** The columns of the key, in key order; each is required, whatever the model says of the field. */
    public List<Column> keyColumns() {
        return Arrays.stream(keyPositions())
                .mapToObj(fields::get)
                .map(column -> new Column(column.name(), column.type(), true, column.doc()))
                .toList();
    }

    /** Where they stand among the fields, in key order. */
    public int[] keyPositions() {
        List<String> names = fields.stream().map(Column::name).toList();
        return key.stream().mapToInt(names::indexOf).toArray();
    }

    public boolean isKey(Column column) {
        return key.contains(column.name());
    }

    /** Whether a column is never null in any row of a row's latest state: the key, the operation and the sequence. */
    public boolean isNeverNull(Column column) {
        return isKey(column) || isNeverNullInHistory(column);
    }

    /** The same for the history, whose truncates have no key. */
    public boolean isNeverNullInHistory(Column column) {
        return column.name().equals(LineageColumns.OP) || column.name().equals(LineageColumns.SEQUENCE);
    }

    /** Name of the table that holds every change. */
    public String historyTable() {
        return entity + "_history";
    }
}
