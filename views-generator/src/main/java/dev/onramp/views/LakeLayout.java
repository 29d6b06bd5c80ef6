package dev.onramp.views;

import com.typesafe.config.Config;
import dev.onramp.config.Settings;
import dev.onramp.model.Entity;
import dev.onramp.model.Identifier;
import dev.onramp.model.wide.WideTable;
import java.util.Objects;

/**
 * Where tables and views live.
 *
 * @param bucket of the lake, or a folder in it: {@code bucket/folder}
 * @param tables schema of the registered tables
 * @param views schema of the generated views
 */
public record LakeLayout(String bucket, Identifier tables, Identifier views) {
    public LakeLayout {
        Objects.requireNonNull(bucket, "bucket");
        Objects.requireNonNull(tables, "tables");
        Objects.requireNonNull(views, "views");
    }

    /** @throws dev.onramp.config.OnrampException ONR-V004 when a schema is not an identifier or both are the same */
    public static LakeLayout of(Settings settings) {
        Config lake = settings.section("lake");
        String tables = schema("lake.schema", lake.getString("schema"));
        String views = schema("trino.views-schema", settings.section("trino").getString("views-schema"));
        if (tables.equals(views)) {
            throw ViewsErrors.badSchema("trino.views-schema", views, "it is the schema of the tables as well");
        }
        return new LakeLayout(lake.getString("bucket"), new Identifier(tables), new Identifier(views));
    }

    /** The latest state of an entity. */
    public ObjectName latest(Entity entity) {
        return new ObjectName(tables.value(), entity.name().value());
    }

    /** Every change of an entity. */
    public ObjectName history(Entity entity) {
        return new ObjectName(tables.value(), entity.name() + "_history");
    }

    /** The rows of the entity's wide view, where the model wants them to be kept. */
    public ObjectName wide(Entity entity) {
        return new ObjectName(tables.value(), entity.name() + WideTable.SUFFIX);
    }

    /** A view of an entity: {@code <entity>_<kind>}, the entity cut where that is too long. */
    ObjectName view(Entity entity, String kind) {
        String name = entity.name().value();
        String ending = "_" + kind;
        return new ObjectName(
                views.value(), SqlNames.fitted(name, name, SqlNames.MAX_BYTES - ending.length()) + ending);
    }

    /** {@code s3://bucket/schema}. */
    String location(Identifier schema) {
        return "s3://" + bucket + "/" + schema;
    }

    /** {@code s3://bucket/schema/table}. */
    String location(ObjectName table) {
        return "s3://" + bucket + "/" + table.schema() + "/" + table.name();
    }

    private static String schema(String key, String value) {
        if (!Identifier.isValid(value)) {
            throw ViewsErrors.badSchema(
                    key, value, "a schema is named like an entity: lower-case letters, digits and _");
        }
        return value;
    }
}
