package dev.onramp.ingest.postgres;

import dev.onramp.ingest.Column;
import dev.onramp.ingest.EntityColumns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The statements that make the operational store out of the model. Pure text. */
public final class PostgresDdl {
    /** Schema and name of the table of deleted keys. */
    public static final String TOMBSTONE = Quoted.table("onramp", "tombstone");

    /** Schema and name of the table of truncated entities. */
    public static final String TRUNCATION = Quoted.table("onramp", "truncation");

    /** Schema and name of the table of positions in the topics. */
    public static final String POSITION = Quoted.table("onramp", "position");

    private PostgresDdl() {}

    /** What every database needs once, harmless when repeated. */
    public static List<String> schemas(String schema) {
        return List.of(
                "create schema if not exists " + Quoted.name(schema),
                "create schema if not exists " + Quoted.name("onramp"),
                "create table if not exists " + TOMBSTONE
                        + " (entity text not null, key text collate \"C\" not null, sequence text collate \"C\" not"
                        + " null, primary key (entity, key)) with (fillfactor = 50)",
                "comment on table " + TOMBSTONE
                        + " is 'Sequence of each deleted key, so that an older change does not bring it back.'",
                "create table if not exists " + TRUNCATION
                        + " (entity text not null primary key, sequence text collate \"C\" not null)",
                "comment on table " + TRUNCATION
                        + " is 'Highest truncate of each entity: no row of it has a sequence that is not higher.'",
                "create table if not exists " + POSITION
                        + " (schema_name text not null, topic text not null, partition integer not null,"
                        + " topic_id text not null, next_offset bigint not null, primary key (schema_name, topic, partition)) with (fillfactor = 50)",
                "comment on table " + POSITION
                        + " is 'Offset of each partition up to which its changes are in the tables of the schema.'");
    }

    /** The table of an entity that has none, with its comments. Half-empty pages keep updates within their page. */
    public static List<String> create(String schema, EntityColumns entity) {
        String table = Quoted.table(schema, entity.entity());
        List<String> definitions = new ArrayList<>();
        for (Column column : entity.all()) {
            definitions.add(Quoted.name(column.name()) + " " + PostgresTypes.definition(column)
                    + (entity.isNeverNull(column) ? " not null" : ""));
        }
        definitions.add("primary key (" + Quoted.names(entity.key()) + ")");
        List<String> statements = new ArrayList<>();
        statements.add("create table " + table + " (" + String.join(", ", definitions) + ") with (fillfactor = 50)");
        if (!entity.doc().isEmpty()) {
            statements.add("comment on table " + table + " is " + Quoted.literal(entity.doc()));
        }
        entity.all().forEach(column -> statements.addAll(comment(table, column)));
        return statements;
    }

    /**
     * A column that a table has.
     *
     * @param type in the spelling of {@code format_type}
     * @param comment empty for none
     */
    public record Existing(String name, String type, String comment, boolean isKey) {}

    /**
     * What an existing table lacks.
     *
     * @return statements that rename columns, add optional ones and comment anew; none when the table is as the model says
     * @throws dev.onramp.config.OnrampException ONR-I020 with every difference that these do not mend
     */
    public static List<String> evolve(String schema, EntityColumns entity, List<Existing> columns) {
        String table = Quoted.table(schema, entity.entity());
        List<String> statements = new ArrayList<>();
        List<String> differences = new ArrayList<>();
        Map<String, Existing> existing = new LinkedHashMap<>();
        columns.forEach(each -> existing.put(each.name(), each));
        Set<String> keys =
                columns.stream().filter(Existing::isKey).map(Existing::name).collect(Collectors.toSet());
        if (!keys.equals(Set.copyOf(entity.key()))) {
            differences.add("the primary key is " + keys.stream().sorted().toList() + ", the model says "
                    + entity.key().stream().sorted().toList());
        }
        for (Column column : entity.fields()) {
            Optional<String> former = existing.containsKey(column.name())
                    ? Optional.empty()
                    : column.formerNames().stream()
                            .filter(existing::containsKey)
                            .findFirst();
            if (former.isPresent()) {
                statements.add("alter table " + table + " rename column " + Quoted.name(former.get()) + " to "
                        + Quoted.name(column.name()));
                existing.put(column.name(), existing.remove(former.get()));
            }
        }
        for (Column column : entity.all()) {
            Existing there = existing.get(column.name());
            String type = there == null ? null : there.type();
            if (there != null && !there.comment().equals(column.doc())) {
                statements.add(commented(table, column));
            }
            if (type == null && column.required()) {
                differences.add("column " + column.name() + " is missing and the model requires it");
            } else if (type == null) {
                statements.add("alter table " + table + " add column " + Quoted.name(column.name()) + " "
                        + PostgresTypes.definition(column));
                statements.addAll(comment(table, column));
            } else if (!type.equals(PostgresTypes.of(column.type()))) {
                differences.add("column " + column.name() + " is " + type + ", the model says "
                        + PostgresTypes.of(column.type()));
            }
        }
        var known = entity.all().stream().map(Column::name).collect(Collectors.toSet());
        existing.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> differences.add("column " + name + " is not in the model"));
        if (!differences.isEmpty()) {
            throw dev.onramp.ingest.IngestErrors.postgresTableDiffers(table, differences);
        }
        return statements;
    }

    private static List<String> comment(String table, Column column) {
        return column.doc().isEmpty() ? List.of() : List.of(commented(table, column));
    }

    private static String commented(String table, Column column) {
        return "comment on column " + table + "." + Quoted.name(column.name()) + " is "
                + (column.doc().isEmpty() ? "null" : Quoted.literal(column.doc()));
    }
}
