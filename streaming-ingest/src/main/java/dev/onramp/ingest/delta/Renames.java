package dev.onramp.ingest.delta;

import dev.onramp.ingest.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of a table that the model calls by another name now.
 *
 * @param names name in the table to name in the model
 */
record Renames(Map<String, String> names) {
    Renames {
        names = Map.copyOf(names);
    }

    /** None of a column whose present name the table has already: that one is another column. */
    static Renames of(StructType existing, List<Column> columns) {
        List<String> there = List.of(existing.fieldNames());
        Map<String, String> names = new LinkedHashMap<>();
        for (Column column : columns) {
            if (!there.contains(column.name())) {
                column.formerNames().stream()
                        .filter(there::contains)
                        .findFirst()
                        .ifPresent(former -> names.put(former, column.name()));
            }
        }
        return new Renames(names);
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /** The schema under the new names; what ties its columns to the files' stays. */
    StructType applied(StructType schema) {
        List<StructField> fields = new ArrayList<>();
        for (StructField each : schema.fields()) {
            fields.add(new StructField(
                    names.getOrDefault(each.name(), each.name()), each.dataType(), each.nullable(), each.metadata()));
        }
        return new StructType(fields.toArray(StructField[]::new));
    }
}
