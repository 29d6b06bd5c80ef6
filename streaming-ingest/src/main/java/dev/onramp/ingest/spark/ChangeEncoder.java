package dev.onramp.ingest.spark;

import dev.onramp.ingest.CanonicalRecord;
import dev.onramp.ingest.ParsedRecord;
import java.io.Serializable;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * What a sink keeps of each record while a batch is sorted: columns after those of {@link ChangeRows}. Implementations are immutable and
 * travel to the executors.
 */
interface ChangeEncoder extends Serializable {
    /** Bits of {@link #place} below those of the entity. */
    int HASH_BITS = 52;

    /** The columns that it adds. */
    StructType schema();

    /**
     * A number for the sort: equal for equal keys of an entity, higher for an entity that stands later, and the more it tells apart by itself the
     * faster the sort is. Truncates and rejected records have one too.
     *
     * @param entity position of the entity, or {@link ChangeRows#REJECTED}
     */
    default long place(int entity, UTF8String key) {
        return (entity + 1L) << HASH_BITS;
    }

    /** Begins to encode, for one task. */
    Encoding begin();

    /** Encodes the records of one task. */
    interface Encoding {
        /** Values of the added columns, in Spark's internal form; valid until the next call. */
        @Nullable
        Object[] encode(CanonicalRecord record, ParsedRecord parsed);
    }
}
