package dev.onramp.ingest.spark;

import dev.onramp.ingest.Column;
import dev.onramp.ingest.ColumnType;
import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.JsonText;
import dev.onramp.ingest.KeyText;
import dev.onramp.ingest.postgres.BinaryCopy;
import dev.onramp.model.contract.LineageColumns;
import dev.onramp.model.contract.Operation;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** Writes changes of one entity for PostgreSQL's staging table: its columns, the key as the JSON of the contract, whether it is a delete. Used by one thread. */
final class CopyRows {
    private static final UTF8String DELETE = UTF8String.fromString(Operation.DELETE.text());

    private final List<Column> columns;
    private final KeyText key;
    private final int operation;
    private final BinaryCopy out;
    private long deletes;

    CopyRows(EntityColumns entity, BinaryCopy out) {
        this.columns = entity.all();
        List<String> names = columns.stream().map(Column::name).toList();
        this.key = new KeyText(entity);
        this.operation = names.indexOf(LineageColumns.OP);
        this.out = out;
    }

    /** Deletes among what was written. */
    long deletes() {
        return deletes;
    }

    /** @param row of the entity's columns; those behind them are ignored */
    void write(InternalRow row) throws SQLException {
        out.row(columns.size() + 2);
        for (int i = 0; i < columns.size(); i++) {
            if (row.isNullAt(i)) {
                out.empty();
            } else {
                write(columns.get(i).type(), row, i);
            }
        }
        out.text(utf8(key.of(at -> SparkTypes.external(columns.get(at).type(), row, at))));
        boolean isDelete = row.getUTF8String(operation).equals(DELETE);
        out.bool(isDelete);
        deletes += isDelete ? 1 : 0;
    }

    private void write(ColumnType type, InternalRow row, int at) {
        if (type instanceof ColumnType.Decimal decimal) {
            out.numeric(row.getDecimal(at, decimal.precision(), decimal.scale()).toJavaBigDecimal());
        } else if (type instanceof ColumnType.Simple simple) {
            switch (simple) {
                case TEXT -> out.text(row.getUTF8String(at).getBytes());
                case BOOLEAN -> out.bool(row.getBoolean(at));
                case INT -> out.integer(row.getInt(at));
                case LONG -> out.bigint(row.getLong(at));
                case DOUBLE -> out.doublePrecision(row.getDouble(at));
                case DATE -> out.date(row.getInt(at));
                case TIMESTAMP -> out.timestamptz(row.getLong(at));
            }
        } else {
            StringBuilder json = new StringBuilder();
            JsonText.append(json, type, java.util.Objects.requireNonNull(SparkTypes.external(type, row, at)));
            out.jsonb(utf8(json.toString()));
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
