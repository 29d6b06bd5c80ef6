package dev.onramp.ingest.materialised;

import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.spark.SparkTypes;
import dev.onramp.model.Entity;
import dev.onramp.model.wide.WideTable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** How the rows of a wide table are made: its columns, and a print of them, of the ways and links, and of the tables below. */
final class Recipe {
    private final WideTable table;

    Recipe(WideTable table) {
        this.table = table;
    }

    /** The columns as they are stored, as the tables below store them. Comments stand in the view. */
    StructType schema() {
        List<StructField> fields = new ArrayList<>();
        table.columns()
                .forEach(column -> fields.add(field(
                        column.name(),
                        table.steps().get(column.step()).entity(),
                        column.field().name().value())));
        WideQuery.LINEAGE.forEach(name -> fields.add(field(name, table.entity(), name)));
        return new StructType(fields.toArray(StructField[]::new));
    }

    /** Another one wherever the same tables would give other rows. */
    String print(Bases bases) {
        StringBuilder text = new StringBuilder(schema().json());
        table.steps()
                .forEach(step -> text.append('\n')
                        .append(step.way())
                        .append(step.entity().name())
                        .append(step.entity().key())
                        .append(step.owner())
                        .append(step.reference())
                        .append(bases.of(step.entity()).id()));
        table.columns()
                .forEach(column -> text.append('\n')
                        .append(column.step())
                        .append(column.field().name()));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static StructField field(String name, Entity entity, String from) {
        StructType stored = SparkTypes.nullable(EntityColumns.of(entity));
        return new StructField(name, stored.apply(from).dataType(), true, Metadata.empty());
    }
}
