package dev.onramp.views;

import java.util.Comparator;
import java.util.Objects;

/**
 * Name of a table or view inside a catalog: schema and name, both in lower case. Two parts, because Athena accepts no more in a view.
 * Ordered as text. Immutable.
 */
public record ObjectName(String schema, String name) implements Comparable<ObjectName> {
    private static final Comparator<ObjectName> ORDER =
            Comparator.comparing(ObjectName::schema).thenComparing(ObjectName::name);

    public ObjectName {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(name, "name");
    }

    /** As it stands in SQL, quoted where it must be. */
    public String sql() {
        return SqlNames.quoted(schema) + "." + SqlNames.quoted(name);
    }

    @Override
    public int compareTo(ObjectName other) {
        return ORDER.compare(this, other);
    }

    /** {@code schema.name}, for messages. */
    @Override
    public String toString() {
        return schema + "." + name;
    }
}
