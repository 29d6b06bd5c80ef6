package dev.onramp.ingest.postgres;

import dev.onramp.ingest.Column;
import dev.onramp.ingest.ColumnType;
import dev.onramp.model.contract.LineageColumns;

/** Names of PostgreSQL's types, in the spelling of its own {@code format_type}. */
final class PostgresTypes {
    private PostgresTypes() {}

    static String of(ColumnType type) {
        if (type instanceof ColumnType.Decimal decimal) {
            return "numeric(" + decimal.precision() + "," + decimal.scale() + ")";
        }
        if (type instanceof ColumnType.Simple simple) {
            return switch (simple) {
                case TEXT -> "text";
                case BOOLEAN -> "boolean";
                case INT -> "integer";
                case LONG -> "bigint";
                case DOUBLE -> "double precision";
                case DATE -> "date";
                case TIMESTAMP -> "timestamp with time zone";
            };
        }
        return "jsonb";
    }

    /** The type as it stands in a column definition; sequences are compared byte by byte. */
    static String definition(Column column) {
        String type = of(column.type());
        return column.name().equals(LineageColumns.SEQUENCE) ? type + " collate \"C\"" : type;
    }
}
