package dev.onramp.reconcile.delta;

import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import dev.onramp.reconcile.fold.CellText;
import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.ColumnVector;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types of the model in Delta, by the section "Delta tables" of the contract, and values out of Kernel's vectors. */
final class DeltaTypes {
    private DeltaTypes() {}

    /** Whether a stored column is of the type that the contract says. */
    static boolean matches(FieldType type, DataType stored) {
        if (type instanceof FieldType.DecimalType decimal) {
            return stored.equivalent(new DecimalType(decimal.precision(), decimal.scale()));
        }
        if (type instanceof FieldType.ArrayType array) {
            return stored instanceof ArrayType elements && matches(array.element(), elements.getElementType());
        }
        if (type instanceof FieldType.StructType struct) {
            return stored instanceof StructType members && membersMatch(struct, members);
        }
        if (type instanceof FieldType.EnumType) {
            return stored instanceof StringType;
        }
        return switch ((FieldType.Primitive) type) {
            case STRING -> stored instanceof StringType;
            case BOOLEAN -> stored instanceof BooleanType;
            case INT -> stored instanceof IntegerType;
            case LONG -> stored instanceof LongType;
            case DOUBLE -> stored instanceof DoubleType;
            case DATE -> stored instanceof DateType;
            case TIMESTAMP -> stored instanceof TimestampType;
        };
    }

    private static boolean membersMatch(FieldType.StructType struct, StructType stored) {
        if (stored.length() != struct.fields().size()) {
            return false;
        }
        for (int i = 0; i < stored.length(); i++) {
            Field field = struct.fields().get(i);
            if (!stored.at(i).getName().equals(field.name().value())
                    || !matches(field.type(), stored.at(i).getDataType())) {
                return false;
            }
        }
        return true;
    }

    static @Nullable String text(FieldType type, ColumnVector vector, int row) {
        return CellText.of(value(type, vector, row));
    }

    private static @Nullable Object value(FieldType type, ColumnVector vector, int row) {
        if (vector.isNullAt(row)) {
            return null;
        }
        if (type instanceof FieldType.DecimalType) {
            return vector.getDecimal(row);
        }
        if (type instanceof FieldType.EnumType) {
            return vector.getString(row);
        }
        if (type instanceof FieldType.ArrayType array) {
            return elements(array, vector.getArray(row));
        }
        if (type instanceof FieldType.StructType struct) {
            return members(struct, vector, row);
        }
        return switch ((FieldType.Primitive) type) {
            case STRING -> vector.getString(row);
            case BOOLEAN -> vector.getBoolean(row);
            case INT -> vector.getInt(row);
            case LONG -> vector.getLong(row);
            case DOUBLE -> vector.getDouble(row);
            case DATE -> LocalDate.ofEpochDay(vector.getInt(row));
            case TIMESTAMP -> instant(vector.getLong(row));
        };
    }

    private static List<@Nullable Object> elements(FieldType.ArrayType type, ArrayValue array) {
        List<@Nullable Object> elements = new ArrayList<>(array.getSize());
        for (int i = 0; i < array.getSize(); i++) {
            elements.add(value(type.element(), array.getElements(), i));
        }
        return elements;
    }

    private static Map<String, @Nullable Object> members(FieldType.StructType type, ColumnVector vector, int row) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (int i = 0; i < type.fields().size(); i++) {
            Field field = type.fields().get(i);
            members.put(field.name().value(), value(field.type(), vector.getChild(i), row));
        }
        return members;
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000L);
    }
}
