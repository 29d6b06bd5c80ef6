package dev.onramp.ingest.spark;

import dev.onramp.ingest.CanonicalRecord;
import dev.onramp.ingest.ParsedRecord;
import java.io.Serializable;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * What a sink keeps of each record while a batch is sorted: columns after those of {@link ChangeRows}. Implementations are immutable and
 * travel to the executors.
 */
interface ChangeEncoder extends Serializable {
    /** The columns that it adds. */
    StructType schema();

    /** Their values, in Spark's internal form. */
    @Nullable Object[] encode(CanonicalRecord record, ParsedRecord parsed);
}
