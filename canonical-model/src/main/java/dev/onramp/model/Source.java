package dev.onramp.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A legacy table whose changes arrive on the raw topic of the same name, and what becomes of its rows.
 *
 * @param system name of the legacy system, for {@code ce_source}
 * @param key source fields that identify a row there, in key order
 * @param version version of the mapping, counted up by whoever changes it; from 1
 * @param produces the entities that one row yields, in the order of the model
 * @param examples worked examples, run as tests
 */
public record Source(
        Identifier table,
        String system,
        Format format,
        Order order,
        List<Identifier> key,
        List<Field> fields,
        int version,
        List<Production> produces,
        List<Example> examples) {

    /** With the order that is the default of the format. */
    public Source(
            Identifier table,
            String system,
            Format format,
            List<Identifier> key,
            List<Field> fields,
            int version,
            List<Production> produces,
            List<Example> examples) {
        this(table, system, format, Order.AUTO, key, fields, version, produces, examples);
    }

    /** What the messages on the raw topic look like. */
    public enum Format {
        /** Each record tells by its structure. */
        AUTO,
        ROW,
        DEBEZIUM,
        DMS,
        GOLDENGATE,
        MAXWELL
    }

    /** What orders the changes of one row; the rules are in {@code docs/contract.md}, section Sequence. */
    public enum Order {
        /** The default of the record's format. */
        AUTO,
        /** The source's own position; a change without one is rejected. */
        SOURCE,
        /** Time and place of the record on the raw topic. */
        BROKER
    }

    /**
     * One entity made from a row.
     *
     * @param fields target field to expression, in the order of the entity's fields; optional target fields may be missing
     */
    public record Production(Identifier entity, Map<Identifier, Expression> fields) {
        public Production {
            Objects.requireNonNull(entity, "entity");
            fields = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(fields));
        }
    }

    /**
     * A worked example: this row gives exactly these entities.
     *
     * @param in source field to plain value (String, Number, Boolean, List, Map)
     * @param out entity to field to plain value; fields that are not named are absent
     */
    public record Example(Map<String, Object> in, Map<Identifier, Map<String, Object>> out) {
        public Example {
            in = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(in));
            out = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(out));
        }
    }

    public Source {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(system, "system");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(order, "order");
        key = List.copyOf(key);
        fields = List.copyOf(fields);
        produces = List.copyOf(produces);
        examples = List.copyOf(examples);
    }

    /** Names of the fields whose values must leave no trace. */
    public List<Identifier> secretFields() {
        return fields.stream()
                .filter(each -> each.classification() == Field.Classification.SECRET)
                .map(Field::name)
                .toList();
    }
}
