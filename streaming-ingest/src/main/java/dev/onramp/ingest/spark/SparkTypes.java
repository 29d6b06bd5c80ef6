package dev.onramp.ingest.spark;

import dev.onramp.ingest.Column;
import dev.onramp.ingest.ColumnType;
import dev.onramp.ingest.EntityColumns;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Column types and values in Spark's terms. */
public final class SparkTypes {
    private SparkTypes() {}

    /** The columns of an entity's latest state, with comments. */
    public static StructType schema(EntityColumns entity) {
        return schema(entity.all(), entity::isNeverNull);
    }

    /** The columns of an entity's history, with comments. */
    public static StructType history(EntityColumns entity) {
        return schema(entity.all(), entity::isNeverNullInHistory);
    }

    /** The same columns, all of which may be null, as files hold them. */
    public static StructType nullable(EntityColumns entity) {
        return schema(entity.all(), column -> false);
    }

    private static StructType schema(List<Column> columns, Predicate<Column> neverNull) {
        return new StructType(columns.stream()
                .map(column -> new StructField(
                        column.name(), dataType(column.type()), !neverNull.test(column), comment(column.doc())))
                .toArray(StructField[]::new));
    }

    static DataType dataType(ColumnType type) {
        if (type instanceof ColumnType.Decimal decimal) {
            return new DecimalType(decimal.precision(), decimal.scale());
        }
        if (type instanceof ColumnType.Array array) {
            return DataTypes.createArrayType(dataType(array.element()), true);
        }
        if (type instanceof ColumnType.Struct struct) {
            return schema(struct.fields(), column -> false);
        }
        return switch ((ColumnType.Simple) type) {
            case TEXT -> DataTypes.StringType;
            case BOOLEAN -> DataTypes.BooleanType;
            case INT -> DataTypes.IntegerType;
            case LONG -> DataTypes.LongType;
            case DOUBLE -> DataTypes.DoubleType;
            case DATE -> DataTypes.DateType;
            case TIMESTAMP -> DataTypes.TimestampType;
        };
    }

    /** A value of the parser as Spark holds it inside. */
    static @Nullable Object internal(ColumnType type, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (type == ColumnType.Simple.TEXT) {
            return UTF8String.fromString((String) value);
        }
        if (type instanceof ColumnType.Decimal decimal) {
            return Decimal.apply((BigDecimal) value, decimal.precision(), decimal.scale());
        }
        if (type instanceof ColumnType.Array array) {
            Object[] elements = (Object[]) value;
            @Nullable Object[] internal = new Object[elements.length];
            for (int i = 0; i < elements.length; i++) {
                internal[i] = internal(array.element(), elements[i]);
            }
            return new GenericArrayData(internal);
        }
        if (type instanceof ColumnType.Struct struct) {
            return row(struct.fields(), (Object[]) value, 0);
        }
        return value;
    }

    /** The first columns of a row out of their values; {@code more} places stay null after them. */
    static GenericInternalRow row(List<Column> columns, @Nullable Object[] values, int more) {
        @Nullable Object[] internal = new Object[values.length + more];
        for (int i = 0; i < values.length; i++) {
            internal[i] = internal(columns.get(i).type(), values[i]);
        }
        return new GenericInternalRow(internal);
    }

    private static Metadata comment(String doc) {
        return doc.isEmpty()
                ? Metadata.empty()
                : new MetadataBuilder().putString("comment", doc).build();
    }
}
