package dev.onramp.ingest.postgres;

import dev.onramp.ingest.Column;
import dev.onramp.ingest.EntityColumns;
import dev.onramp.model.contract.LineageColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statements that bring one batch of an entity into its table, by way of a temporary staging table that holds at most one change for
 * each key. The outcome depends on sequences alone: batches may come again, late and in any order. Pure text; data goes through COPY only.
 */
public final class PostgresMerge {
    private static final String KEY_TEXT = "_key";
    private static final String DELETED = "_deleted";

    private PostgresMerge() {}

    /** Columns of the staging table: those of the entity, the key as text, and whether the change is a delete. */
    public static List<String> stageColumns(EntityColumns entity) {
        return Stream.concat(entity.all().stream().map(Column::name), Stream.of(KEY_TEXT, DELETED))
                .toList();
    }

    /** Makes the staging table, for this transaction. */
    public static List<String> prepare(EntityColumns entity) {
        String columns = entity.all().stream()
                .map(column -> Quoted.name(column.name()) + " " + PostgresTypes.definition(column))
                .collect(Collectors.joining(", "));
        return List.of("create temporary table " + stage(entity) + " (" + columns + ", " + Quoted.name(KEY_TEXT)
                + " text collate \"C\" not null, " + Quoted.name(DELETED)
                + " boolean not null) on commit drop");
    }

    /** Fills the staging table from the client. */
    public static String copy(EntityColumns entity) {
        return "copy " + stage(entity) + " (" + Quoted.names(stageColumns(entity)) + ") from stdin (format binary)";
    }

    /**
     * Room in memory for staging and joining a large batch, for this transaction. A session of a pool that has used temporary tables before refuses other
     * {@code temp_buffers}; it does without. The staging table is not analyzed: that costs as much as the merge, and the planner sees its size.
     */
    public static List<String> makeRoom() {
        return List.of(
                "set local work_mem = '64MB'",
                "do $$ begin perform set_config('temp_buffers', '64MB', true); exception when others then null; end $$");
    }

    /** Remembers a truncate, unless a higher one is known; its parameters are entity and sequence. */
    public static String truncate() {
        return "insert into " + PostgresDdl.TRUNCATION + " as t (entity, sequence) values (?, ?)"
                + " on conflict (entity) do update set sequence = excluded.sequence"
                + " where excluded.sequence > t.sequence";
    }

    /** Deletes the rows that the truncate has emptied, and the tombstones that it makes needless. */
    public static List<String> empty(String schema, EntityColumns entity) {
        return List.of(
                "delete from " + Quoted.table(schema, entity.entity()) + " where " + isEmptied(entity),
                "delete from " + PostgresDdl.TOMBSTONE + " where entity = " + Quoted.literal(entity.entity())
                        + " and sequence <= " + truncatedTo(entity));
    }

    /**
     * One after the other, in the transaction of the batch:
     *
     * <ol>
     *   <li>forget what is not newer than the entity's truncate;
     *   <li>forget what is not newer than the key's tombstone;
     *   <li>delete, update or insert where the change is newer than the row;
     *   <li>remember the deletes, but for those that a newer row has outlived;
     *   <li>forget the tombstones of keys that came back.
     * </ol>
     *
     * @param deletes how many the staging table was given; a limit says so to the planner, which would expect half the table
     */
    public static List<String> apply(String schema, EntityColumns entity, long deletes) {
        String table = Quoted.table(schema, entity.entity());
        String stage = stage(entity);
        String name = Quoted.literal(entity.entity());
        String sequence = Quoted.name(LineageColumns.SEQUENCE);
        String sameKey = entity.key().stream()
                .map(Quoted::name)
                .map(key -> "t." + key + " = s." + key)
                .collect(Collectors.joining(" and "));
        List<String> columns = entity.all().stream().map(Column::name).toList();
        String assignments = entity.all().stream()
                .filter(column -> !entity.isKey(column))
                .map(column -> Quoted.name(column.name()) + " = s." + Quoted.name(column.name()))
                .collect(Collectors.joining(", "));
        String values =
                columns.stream().map(column -> "s." + Quoted.name(column)).collect(Collectors.joining(", "));
        String isNewer = "s." + sequence + " > t." + sequence;
        String remember = "insert into " + PostgresDdl.TOMBSTONE + " as d (entity, key, sequence) select " + name
                + ", s._key, s." + sequence + " from (select * from " + stage + " where _deleted limit " + deletes
                + ") s where not exists (select 1 from " + table + " t where " + sameKey
                + ") on conflict (entity, key) do update set sequence = excluded.sequence"
                + " where excluded.sequence > d.sequence";
        List<String> statements = new ArrayList<>();
        // Where nothing was truncated, the staging table is not even read.
        statements.add(
                "delete from " + stage + " where " + truncatedTo(entity) + " is not null and " + isEmptied(entity));
        statements.add("delete from " + stage + " s using " + PostgresDdl.TOMBSTONE + " d where d.entity = " + name
                + " and d.key = s._key and d.sequence >= s." + sequence);
        statements.add("merge into " + table + " t using " + stage + " s on " + sameKey + " when matched and " + isNewer
                + " and s._deleted then delete when matched and " + isNewer + " then update set " + assignments
                + " when not matched and not s._deleted then insert (" + Quoted.names(columns) + ") values (" + values
                + ")");
        if (deletes > 0) {
            statements.add(remember);
        }
        statements.add("delete from " + PostgresDdl.TOMBSTONE + " d using " + stage
                + " s where not s._deleted and d.entity = " + name + " and d.key = s._key");
        return statements;
    }

    private static String isEmptied(EntityColumns entity) {
        return Quoted.name(LineageColumns.SEQUENCE) + " <= " + truncatedTo(entity);
    }

    private static String truncatedTo(EntityColumns entity) {
        return "(select sequence from " + PostgresDdl.TRUNCATION + " where entity = " + Quoted.literal(entity.entity())
                + ")";
    }

    private static String stage(EntityColumns entity) {
        return Quoted.table("pg_temp", entity.entity());
    }
}
