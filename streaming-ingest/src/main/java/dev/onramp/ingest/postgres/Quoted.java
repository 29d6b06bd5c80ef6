package dev.onramp.ingest.postgres;

import java.util.Collection;
import java.util.stream.Collectors;

/** Identifiers and literals of the model in PostgreSQL's quotes. Data never passes through here. */
final class Quoted {
    private Quoted() {}

    static String name(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    static String table(String schema, String table) {
        return name(schema) + "." + name(table);
    }

    static String names(Collection<String> identifiers) {
        return identifiers.stream().map(Quoted::name).collect(Collectors.joining(", "));
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
