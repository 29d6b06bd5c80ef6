package dev.onramp.peers.spark;

import dev.onramp.model.Entity;
import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.Primitive;
import io.delta.tables.DeltaTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * The latest state of one entity, kept by {@code MERGE}. A deleted key stays as a row with {@code _op = 'delete'}, so that an older change that comes later does
 * not bring it back; readers leave such rows out.
 */
final class EntityMerge {
    private static final String HEADERS =
            "map_from_entries(transform(headers, h -> struct(h.key, cast(h.value as string))))";

    private final Entity entity;
    private final String location;

    EntityMerge(Entity entity, String location) {
        this.entity = entity;
        this.location = location;
    }

    void createTable(SparkSession session) {
        DeltaTable.createIfNotExists(session)
                .location(location)
                .addColumns(StructType.fromDDL(fields() + ", _op string, _sequence string, _changed_at timestamp,"
                        + " _dataid string, _mapping_version int"))
                .execute();
    }

    /** Records of the topic as rows of the table. */
    Dataset<Row> changes(Dataset<Row> records) {
        List<String> columns = new ArrayList<>();
        for (Field field : entity.fields()) {
            String name = field.name().value();
            columns.add(
                    entity.isKey(field.name())
                            ? "coalesce(after." + name + ", id." + name + ") as " + name
                            : "after." + name + " as " + name);
        }
        columns.add("header['ce_operation'] as _op");
        columns.add("header['ce_sequence'] as _sequence");
        columns.add("cast(header['ce_time'] as timestamp) as _changed_at");
        columns.add("header['ce_dataid'] as _dataid");
        columns.add("cast(header['ce_mappingversion'] as int) as _mapping_version");
        StructType schema = StructType.fromDDL(fields());
        return records.select(
                        functions
                                .from_json(functions.col("value").cast("string"), schema)
                                .as("after"),
                        functions
                                .from_json(functions.col("key").cast("string"), schema)
                                .as("id"),
                        functions.expr(HEADERS).as("header"))
                .selectExpr(columns.toArray(String[]::new));
    }

    /** The newest change of each key in the batch, where it is newer than what the table holds. */
    void merge(Dataset<Row> batch) {
        Column[] key =
                entity.key().stream().map(each -> functions.col(each.value())).toArray(Column[]::new);
        Dataset<Row> newest = batch.withColumn(
                        "_rank",
                        functions
                                .row_number()
                                .over(Window.partitionBy(key)
                                        .orderBy(functions.col("_sequence").desc())))
                .where("_rank = 1")
                .drop("_rank");
        String sameKey = entity.key().stream()
                .map(each -> "t." + each.value() + " = s." + each.value())
                .collect(Collectors.joining(" and "));
        DeltaTable.forPath(batch.sparkSession(), location)
                .as("t")
                .merge(newest.as("s"), sameKey)
                .whenMatched("s._sequence > t._sequence")
                .updateAll()
                .whenNotMatched()
                .insertAll()
                .execute();
    }

    private String fields() {
        return entity.fields().stream()
                .map(field -> field.name().value() + " " + type(field.type()))
                .collect(Collectors.joining(", "));
    }

    private static String type(FieldType type) {
        if (type instanceof Primitive primitive) {
            return primitive == Primitive.LONG ? "bigint" : primitive.name();
        }
        if (type instanceof FieldType.EnumType) {
            return "string";
        }
        throw new IllegalArgumentException("the benchmark has no rows with fields of type " + type);
    }
}
