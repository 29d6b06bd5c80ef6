package dev.onramp.ingest.spark;

import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.ParsedRecord;
import dev.onramp.ingest.postgres.CopyText;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** For PostgreSQL: the line of COPY, ready to be sent; null for a truncate and for a rejected record. */
record PostgresRows(List<EntityColumns> entities) implements ChangeEncoder {
    static final int LINE = ChangeRows.FIXED_COLUMNS;

    private static final StructType SCHEMA = new StructType().add("line", DataTypes.BinaryType);

    PostgresRows {
        entities = List.copyOf(entities);
    }

    @Override
    public StructType schema() {
        return SCHEMA;
    }

    @Override
    public Encoding begin() {
        return (record, parsed) -> new @Nullable Object[] {
            parsed instanceof ParsedRecord.Change change ? CopyText.line(entities.get(change.entity()), change) : null
        };
    }
}
