package dev.onramp.ingest.spark;

import dev.onramp.ingest.CanonicalRecord;
import dev.onramp.ingest.Column;
import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.ParsedRecord;
import dev.onramp.model.contract.Operation;
import dev.onramp.model.contract.Sequence;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Records as rows of the columns of their entity, or of those of a rejected record. Travels to the executors. */
record EntityRows(List<EntityColumns> entities) implements Serializable {
    /** What is kept of a record that breaks the contract. */
    static final StructType REJECTED =
            StructType.fromDDL("topic string not null, partition int not null, offset bigint not null,"
                    + " key binary, value binary, sequence string, dataid string, problem string not null");

    EntityRows {
        entities = List.copyOf(entities);
    }

    /** The columns of the row's entity, of a change as of a truncate; those of {@link #REJECTED} for a rejected record. */
    UnsafeRow columns(InternalRow row) {
        int entity = row.getInt(ChangeRows.ENTITY);
        byte[] bytes = row.getBinary(ChangeRows.CHANGE);
        UnsafeRow columns = new UnsafeRow(
                entity == ChangeRows.REJECTED
                        ? REJECTED.length()
                        : entities.get(entity).all().size());
        columns.pointTo(bytes, bytes.length);
        return columns;
    }

    /** Begins to encode, for one task. */
    Encoder encoder() {
        return new Encoder();
    }

    /** Encodes the records of one task. */
    final class Encoder {
        private final @Nullable UnsafeProjection[] projections = new UnsafeProjection[entities.size() + 1];

        /** The columns of the record's entity, or those of {@link #REJECTED}; valid until the next call. */
        UnsafeRow encode(CanonicalRecord record, ParsedRecord parsed) {
            int kind = parsed instanceof ParsedRecord.Change change
                    ? change.entity()
                    : parsed instanceof ParsedRecord.Truncate truncate ? truncate.entity() : entities.size();
            UnsafeProjection projection = projections[kind];
            if (projection == null) {
                projection = UnsafeProjection.create(
                        kind == entities.size() ? REJECTED : SparkTypes.history(entities.get(kind)));
                projections[kind] = projection;
            }
            return projection.apply(row(record, parsed));
        }
    }

    private InternalRow row(CanonicalRecord record, ParsedRecord parsed) {
        if (parsed instanceof ParsedRecord.Change change) {
            List<Column> fields = entities.get(change.entity()).fields();
            GenericInternalRow row = SparkTypes.row(fields, change.values(), EntityColumns.LINEAGE.size());
            lineage(
                    row,
                    fields.size(),
                    change.operation(),
                    change.sequence(),
                    change.changedAtMicros(),
                    change.dataId(),
                    change.mappingVersion());
            return row;
        }
        if (parsed instanceof ParsedRecord.Truncate truncate) {
            EntityColumns entity = entities.get(truncate.entity());
            GenericInternalRow row = new GenericInternalRow(entity.all().size());
            lineage(
                    row,
                    entity.fields().size(),
                    Operation.TRUNCATE,
                    truncate.sequence(),
                    truncate.changedAtMicros(),
                    truncate.dataId(),
                    truncate.mappingVersion());
            return row;
        }
        return new GenericInternalRow(new @Nullable Object[] {
            UTF8String.fromString(record.topic()),
            record.partition(),
            record.offset(),
            record.key(),
            record.value(),
            UTF8String.fromString(record.headers().sequence()),
            UTF8String.fromString(record.headers().dataId()),
            UTF8String.fromString(((ParsedRecord.Rejected) parsed).problem())
        });
    }

    private static void lineage(
            GenericInternalRow row,
            int at,
            Operation operation,
            Sequence sequence,
            long changedAtMicros,
            String dataId,
            int mappingVersion) {
        row.update(at, UTF8String.fromString(operation.text()));
        row.update(at + 1, UTF8String.fromString(sequence.value()));
        row.update(at + 2, changedAtMicros);
        row.update(at + 3, UTF8String.fromString(dataId));
        row.update(at + 4, mappingVersion);
    }
}
