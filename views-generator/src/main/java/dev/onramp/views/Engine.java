package dev.onramp.views;

import dev.onramp.model.FieldType;
import java.util.List;
import java.util.stream.Stream;

/** The engines that views are written for. Trino and Athena share the text of a view; the statement around it is each one's own. */
public enum Engine {
    TRINO(new TrinoDialect(), Holds.HISTORY),
    ATHENA(new TrinoDialect(), Holds.HISTORY),
    SPARK(new SparkDialect(), Holds.HISTORY),
    /** The operational store: the latest state alone. */
    POSTGRESQL(new PostgresDialect(), Holds.LATEST_STATE);

    private enum Holds {
        HISTORY,
        LATEST_STATE
    }

    private final Dialect dialect;
    private final Holds holds;

    Engine(Dialect dialect, Holds holds) {
        this.dialect = dialect;
        this.holds = holds;
    }

    Dialect dialect() {
        return dialect;
    }

    /** Whether it has the changes of an entity, and so the views over them. */
    public boolean hasHistory() {
        return holds == Holds.HISTORY;
    }

    /** Whether it reads the lake's tables. */
    public boolean hasLake() {
        return this != POSTGRESQL;
    }

    /** A name as it stands in its SQL, quoted where it must be. */
    public String quoted(String name) {
        return dialect.quoted(name);
    }

    /** A table or view as it stands in its SQL. */
    public String sql(ObjectName name) {
        return quoted(name.schema()) + "." + quoted(name.name());
    }

    /** The type that a column of a view has there. */
    public String type(ViewColumn column) {
        return dialect.type(column.type());
    }

    /** The type that the engine's own table stores a field in, by the contract. */
    public String storedType(FieldType type) {
        return switch (this) {
            case TRINO, ATHENA -> dialect.type(type).replace("timestamp(3)", "timestamp(3) with time zone");
            case SPARK -> dialect.type(type).replace("timestamp_ntz", "timestamp");
            case POSTGRESQL -> dialect.type(type).replace("timestamp(3)", "timestamptz");
        };
    }

    /** The names by which users call them. */
    public static List<String> names() {
        return Stream.of(values()).map(Engine::text).toList();
    }

    /** {@code trino}. */
    public String text() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
