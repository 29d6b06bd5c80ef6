package dev.onramp.views.access;

import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.Masking;
import dev.onramp.views.Engine;
import dev.onramp.views.ViewColumn;

/** The one place that says how each engine masks a value. The result has the type of the column, null stays null, and all engines give equal values. */
public final class MaskSql {
    private MaskSql() {}

    /**
     * @param value an expression of the column's type in a view
     * @throws IllegalArgumentException when values of that type cannot be masked so
     */
    public static String of(Engine engine, Masking masking, ViewColumn column, String value) {
        if (!masking.fits(column.type())) {
            throw new IllegalArgumentException(column.name() + " cannot be masked by " + masking.text());
        }
        return switch (masking) {
            case NULL -> "CAST(NULL AS " + engine.type(column) + ")";
            case FIRST_LETTER -> "substr(" + value + ", 1, 1)";
            case HASH -> hash(engine, value);
            case YEAR -> year(engine, column.type(), value);
        };
    }

    private static String hash(Engine engine, String value) {
        return switch (engine) {
            case TRINO, ATHENA -> "lower(to_hex(sha256(to_utf8(" + value + "))))";
            case SPARK -> "sha2(" + value + ", 256)";
            case POSTGRESQL -> "encode(sha256(convert_to(" + value + ", 'UTF8')), 'hex')";
        };
    }

    private static String year(Engine engine, FieldType type, String value) {
        boolean day = type == Primitive.DATE;
        return switch (engine) {
            case TRINO, ATHENA -> "date_trunc('year', " + value + ")";
            // By way of a date, so that the time zone of the session has no say.
            case SPARK ->
                day
                        ? "trunc(" + value + ", 'YEAR')"
                        : "CAST(trunc(CAST(" + value + " AS date), 'YEAR') AS timestamp_ntz)";
            case POSTGRESQL ->
                day
                        ? "CAST(date_trunc('year', CAST(" + value + " AS timestamp)) AS date)"
                        : "CAST(date_trunc('year', " + value + ") AS timestamp(3))";
        };
    }
}
