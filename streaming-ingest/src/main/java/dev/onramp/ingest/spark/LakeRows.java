package dev.onramp.ingest.spark;

import dev.onramp.ingest.CanonicalRecord;
import dev.onramp.ingest.Column;
import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.ParsedRecord;
import dev.onramp.model.contract.Operation;
import dev.onramp.model.contract.Sequence;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** For the lake: a struct column for each entity, of which one is filled, and one for rejected records. */
record LakeRows(List<EntityColumns> entities) implements ChangeEncoder {
    /** What is kept of a record that breaks the contract. */
    static final StructType REJECTED =
            StructType.fromDDL("topic string not null, partition int not null, offset bigint not null,"
                    + " key binary, value binary, sequence string, dataid string, problem string not null");

    LakeRows {
        entities = List.copyOf(entities);
    }

    /** Name of the struct column of an entity. */
    static String column(int entity) {
        return "change_" + entity;
    }

    @Override
    public StructType schema() {
        StructType schema = new StructType();
        for (int i = 0; i < entities.size(); i++) {
            schema = schema.add(column(i), SparkTypes.history(entities.get(i)), true);
        }
        return schema.add("rejected", REJECTED, true);
    }

    @Override
    public @Nullable Object[] encode(CanonicalRecord record, ParsedRecord parsed) {
        @Nullable Object[] columns = new Object[entities.size() + 1];
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
            columns[change.entity()] = row;
        } else if (parsed instanceof ParsedRecord.Truncate truncate) {
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
            columns[truncate.entity()] = row;
        } else if (parsed instanceof ParsedRecord.Rejected rejected) {
            columns[entities.size()] = new GenericInternalRow(new Object[] {
                UTF8String.fromString(record.topic()),
                record.partition(),
                record.offset(),
                record.key(),
                record.value(),
                UTF8String.fromString(record.headers().sequence()),
                UTF8String.fromString(record.headers().dataId()),
                UTF8String.fromString(rejected.problem())
            });
        }
        return columns;
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
