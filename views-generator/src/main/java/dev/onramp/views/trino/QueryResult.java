package dev.onramp.views.trino;

import java.util.List;

/**
 * What a query gave, after its rows were written.
 *
 * @param columns empty for a statement without a result
 */
public record QueryResult(List<ResultColumn> columns, long rows) {
    public QueryResult {
        columns = List.copyOf(columns);
    }
}
