package dev.onramp.contracts;

import dev.onramp.model.Entity;
import java.util.List;
import java.util.Objects;

/**
 * A data product in one of its forms: what somebody signs a contract for.
 *
 * @param schema of the table or view; empty for a topic
 * @param name of the topic, table or view
 * @param doc what it is
 * @param grain what one record or row is
 * @param entity what it shows, or starts from
 * @param reads the tables behind a view, as {@code schema.table}
 */
record Dataset(
        Form form,
        String schema,
        String name,
        String doc,
        String grain,
        Entity entity,
        List<Column> columns,
        List<String> reads) {
    enum Form {
        TOPIC("topic", "topics"),
        TABLE("table", "tables"),
        VIEW("view", "views");

        private final String one;
        private final String many;

        Form(String one, String many) {
            this.one = one;
            this.many = many;
        }

        String text() {
            return one;
        }

        /** The folder of its documents. */
        String folder() {
            return many;
        }
    }

    Dataset {
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(doc, "doc");
        Objects.requireNonNull(grain, "grain");
        Objects.requireNonNull(entity, "entity");
        columns = List.copyOf(columns);
        reads = List.copyOf(reads);
    }

    /** {@code schema.name}, or the topic's name. */
    String path() {
        return schema.isEmpty() ? name : schema + "." + name;
    }

    /** Whether it is the one with the latest state of its entity. */
    boolean latest() {
        return form == Form.TABLE && name.equals(entity.name().value());
    }
}
