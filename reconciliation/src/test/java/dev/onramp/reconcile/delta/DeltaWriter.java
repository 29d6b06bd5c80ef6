package dev.onramp.reconcile.delta;

import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.reconcile.compare.Column;
import io.delta.kernel.DataWriteContext;
import io.delta.kernel.Operation;
import io.delta.kernel.TableManager;
import io.delta.kernel.Transaction;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.defaults.internal.data.DefaultColumnarBatch;
import io.delta.kernel.defaults.internal.data.vector.DefaultGenericVector;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import io.delta.kernel.utils.CloseableIterable;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Writes Delta tables to the local disk with Kernel's own writer, for tests; cells are given as texts. */
public final class DeltaWriter {
    private DeltaWriter() {}

    /** Reads and writes local files. */
    public static Engine localEngine() {
        return DefaultEngine.create(new Configuration());
    }

    /** Makes a table with one version per list of rows, and one more for its creation. */
    @SafeVarargs
    public static void write(Path folder, List<Column> columns, List<List<String>>... versions) throws IOException {
        Engine engine = localEngine();
        StructType schema = schema(columns);
        TableManager.buildCreateTableTransaction(folder.toString(), schema, "test")
                .build(engine)
                .commit(engine, CloseableIterable.emptyIterable());
        for (List<List<String>> rows : versions) {
            Transaction transaction = TableManager.loadSnapshot(folder.toString())
                    .build(engine)
                    .buildUpdateTableTransaction("test", Operation.WRITE)
                    .build(engine);
            append(engine, transaction, schema, columns, rows);
        }
    }

    private static void append(
            Engine engine, Transaction transaction, StructType schema, List<Column> columns, List<List<String>> rows)
            throws IOException {
        ColumnVector[] vectors = new ColumnVector[columns.size()];
        for (int i = 0; i < vectors.length; i++) {
            int index = i;
            FieldType type = columns.get(i).type();
            Object[] values =
                    rows.stream().map(row -> value(type, row.get(index))).toArray();
            vectors[i] = DefaultGenericVector.fromArray(schema.at(i).getDataType(), values);
        }
        FilteredColumnarBatch batch =
                new FilteredColumnarBatch(new DefaultColumnarBatch(rows.size(), schema, vectors), Optional.empty());
        Row state = transaction.getTransactionState(engine);
        CloseableIterator<FilteredColumnarBatch> physical =
                Transaction.transformLogicalData(engine, state, Utils.singletonCloseableIterator(batch), Map.of());
        DataWriteContext context = Transaction.getWriteContext(engine, state, Map.of());
        CloseableIterator<DataFileStatus> files = engine.getParquetHandler()
                .writeParquetFiles(context.getTargetDirectory(), physical, context.getStatisticsColumns());
        CloseableIterator<Row> actions = Transaction.generateAppendActions(engine, state, files, context);
        transaction.commit(engine, CloseableIterable.inMemoryIterable(actions));
    }

    private static StructType schema(List<Column> columns) {
        StructType schema = new StructType();
        for (Column column : columns) {
            schema = schema.add(column.name(), type(column.type()), true);
        }
        return schema;
    }

    private static DataType type(FieldType type) {
        if (type instanceof FieldType.DecimalType decimal) {
            return new DecimalType(decimal.precision(), decimal.scale());
        }
        if (type instanceof FieldType.ArrayType array) {
            return new ArrayType(type(array.element()), true);
        }
        if (type instanceof FieldType.StructType struct) {
            StructType members = new StructType();
            for (Field field : struct.fields()) {
                members = members.add(field.name().value(), type(field.type()), true);
            }
            return members;
        }
        if (type instanceof FieldType.EnumType) {
            return StringType.STRING;
        }
        return switch ((Primitive) type) {
            case STRING -> StringType.STRING;
            case BOOLEAN -> BooleanType.BOOLEAN;
            case INT -> IntegerType.INTEGER;
            case LONG -> LongType.LONG;
            case DOUBLE -> DoubleType.DOUBLE;
            case DATE -> DateType.DATE;
            case TIMESTAMP -> TimestampType.TIMESTAMP;
        };
    }

    private static Object value(FieldType type, String cell) {
        if (cell == null) {
            return null;
        }
        if (type instanceof FieldType.DecimalType) {
            return new BigDecimal(cell);
        }
        if (type instanceof FieldType.EnumType) {
            return cell;
        }
        return switch ((Primitive) type) {
            case STRING -> cell;
            case BOOLEAN -> Boolean.valueOf(cell);
            case INT -> Integer.valueOf(cell);
            case LONG -> Long.valueOf(cell);
            case DOUBLE -> Double.valueOf(cell);
            case DATE -> (int) LocalDate.parse(cell).toEpochDay();
            case TIMESTAMP -> ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(cell));
        };
    }
}
