package dev.onramp.views;

import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.StructType;
import java.util.List;
import java.util.function.Function;

/**
 * How one engine writes what the rules mean. The rules decide which tables are joined, which columns there are and what a row is; a dialect
 * only says it, so that every engine shows the same rows: timestamps in UTC without a zone, rounded to the nearest millisecond (half up, as Trino does when it reads), whatever the
 * time zone of the session; enums as text; decimals with their digits; booleans as booleans. Implementations are stateless.
 */
interface Dialect {
    /** The name, quoted where the engine might take it for something else. */
    String quoted(String name);

    /** The type of a column of a view. */
    String type(FieldType type);

    /**
     * The expression as a view shows it.
     *
     * @param expression of the type as the engine's table stores it
     */
    String shown(String expression, FieldType type);

    /** A text as it stands in its SQL. */
    default String literal(String text) {
        return SqlNames.literal(text);
    }

    /** A scalar as something to order by: numbers and days by size, texts by their code points, false before true. */
    default String ordered(String expression, FieldType type) {
        return expression;
    }

    /**
     * An aggregate: an array of structs, one for each row.
     *
     * @param stored the expression for each member of the struct, of the type as the engine's table stores it
     * @param order expressions of {@link #ordered}
     */
    String rows(StructType row, Function<Field, String> stored, List<String> order);

    /** An array without elements. */
    String noRows();

    /** An aggregate: the values by their keys, as something that {@link #earliestFrom} can search; null or empty when there is no row. */
    String gathered(String key, String value);

    /** The smallest of the gathered values whose key is not below the bound; null when there is none. */
    String earliestFrom(String gathered, String bound);
}
