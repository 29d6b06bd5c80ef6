package dev.onramp.model;

import java.util.List;

/** What a field may hold. A closed set, so that every module that turns types into something else is checked by the compiler. */
public sealed interface FieldType {

    /** The types without parameters. Timestamps are instants with microseconds; dates have no zone. */
    enum Primitive implements FieldType {
        STRING,
        BOOLEAN,
        INT,
        LONG,
        DOUBLE,
        DATE,
        TIMESTAMP
    }

    /** An exact number with {@code precision} digits, {@code scale} of them after the point; 1 &lt;= precision &lt;= 38, scale &lt;= precision. */
    record DecimalType(int precision, int scale) implements FieldType {
        public DecimalType {
            if (precision < 1 || precision > 38 || scale < 0 || scale > precision) {
                throw new IllegalArgumentException("not a decimal type: decimal(" + precision + "," + scale + ")");
            }
        }
    }

    /** One of a fixed list of texts, in the order of the model; stored as text everywhere. */
    record EnumType(List<String> values) implements FieldType {
        public EnumType {
            values = List.copyOf(values);
        }
    }

    record ArrayType(FieldType element) implements FieldType {}

    record StructType(List<Field> fields) implements FieldType {
        public StructType {
            fields = List.copyOf(fields);
        }
    }
}
