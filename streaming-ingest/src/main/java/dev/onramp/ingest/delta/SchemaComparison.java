package dev.onramp.ingest.delta;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * What stands between a table's schema and the one the model asks for.
 *
 * @param differences what adding columns cannot mend; empty when the table can be used
 * @param merged the schema to give to the table, in the model's order; empty when it is as it should be
 */
record SchemaComparison(List<String> differences, Optional<StructType> merged) {
    SchemaComparison {
        differences = List.copyOf(differences);
    }

    /** @param mayBecomeNull columns that the table may let be null where it did not */
    static SchemaComparison of(StructType existing, StructType wanted, List<String> mayBecomeNull) {
        List<String> differences = new ArrayList<>();
        Map<String, StructField> left = new HashMap<>();
        for (StructField field : existing.fields()) {
            left.put(field.name(), field);
        }
        boolean changed = false;
        StructType merged = new StructType();
        for (StructField field : wanted.fields()) {
            StructField old = left.remove(field.name());
            if (old == null) {
                changed = true;
                if (!field.nullable()) {
                    differences.add("column " + field.name() + " is missing and may not be null");
                }
                merged = merged.add(field);
                continue;
            }
            // By the text of the type: comments and the nullability of members do not matter to readers.
            if (!old.dataType().simpleString().equals(field.dataType().simpleString())) {
                differences.add(
                        "column " + field.name() + " is " + old.dataType().simpleString() + ", the model says "
                                + field.dataType().simpleString());
            } else if (old.nullable() && !field.nullable()) {
                differences.add("column " + field.name() + " may be null in the table, the model has it in the key");
            } else if (!old.nullable() && field.nullable() && !mayBecomeNull.contains(old.name())) {
                differences.add("column " + field.name() + " may not be null in the table, in the model it may");
            }
            boolean commented = old.getComment().equals(field.getComment());
            boolean relaxed = mayBecomeNull.contains(old.name()) && field.nullable();
            changed |= !commented || (relaxed && !old.nullable());
            var metadata = new org.apache.spark.sql.types.MetadataBuilder().withMetadata(old.metadata());
            merged = merged.add(new StructField(
                    old.name(),
                    old.dataType(),
                    old.nullable() || relaxed,
                    (field.getComment().isEmpty()
                                    ? metadata.remove("comment")
                                    : metadata.putString(
                                            "comment", field.getComment().get()))
                            .build()));
        }
        left.keySet().stream().sorted().forEach(name -> differences.add("column " + name + " is not in the model"));
        return new SchemaComparison(differences, changed ? Optional.of(merged) : Optional.empty());
    }
}
