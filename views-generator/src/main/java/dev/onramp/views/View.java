package dev.onramp.views;

import java.util.List;
import java.util.Objects;

/**
 * A view as plain data. Immutable; equal inputs give equal views.
 *
 * @param comment what a row is, from the model
 * @param columns in the order of the view
 * @param tables what it reads, in the order of the text
 * @param body the SELECT, one text that Trino and Athena both accept, without a semicolon
 */
public record View(ObjectName name, String comment, List<ViewColumn> columns, List<ObjectName> tables, String body) {
    public View {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(comment, "comment");
        columns = List.copyOf(columns);
        tables = List.copyOf(tables);
        Objects.requireNonNull(body, "body");
    }
}
