package dev.onramp.ingest;

import dev.onramp.model.FieldType;
import java.io.Serializable;
import java.util.List;

/**
 * The type of a column in the sinks, derived from a {@link FieldType}; unlike that it travels to the executors. The Java value of each kind,
 * as {@link CanonicalRecordParser} makes it, is named here.
 */
public sealed interface ColumnType extends Serializable {

    /** Types without parameters. */
    enum Simple implements ColumnType {
        /** {@link String}. */
        TEXT,
        /** {@link Boolean}. */
        BOOLEAN,
        /** {@link Integer}. */
        INT,
        /** {@link Long}. */
        LONG,
        /** {@link Double}. */
        DOUBLE,
        /** {@link Integer}: days since 1970-01-01. */
        DATE,
        /** {@link Long}: microseconds since 1970-01-01T00:00Z. */
        TIMESTAMP
    }

    /** {@link java.math.BigDecimal} with exactly {@code scale} decimals. */
    record Decimal(int precision, int scale) implements ColumnType {}

    /** {@code Object[]} of the element's values. */
    record Array(ColumnType element) implements ColumnType {}

    /** {@code Object[]}, one value for each field, null where absent. */
    record Struct(List<Column> fields) implements ColumnType {
        public Struct {
            fields = List.copyOf(fields);
        }
    }

    static ColumnType of(FieldType type) {
        if (type instanceof FieldType.Primitive primitive) {
            return switch (primitive) {
                case STRING -> Simple.TEXT;
                case BOOLEAN -> Simple.BOOLEAN;
                case INT -> Simple.INT;
                case LONG -> Simple.LONG;
                case DOUBLE -> Simple.DOUBLE;
                case DATE -> Simple.DATE;
                case TIMESTAMP -> Simple.TIMESTAMP;
            };
        }
        if (type instanceof FieldType.DecimalType decimal) {
            return new Decimal(decimal.precision(), decimal.scale());
        }
        if (type instanceof FieldType.ArrayType array) {
            return new Array(of(array.element()));
        }
        if (type instanceof FieldType.StructType struct) {
            return new Struct(struct.fields().stream().map(Column::of).toList());
        }
        // The last of the sealed kinds: an enum is text in every sink.
        return Simple.TEXT;
    }
}
