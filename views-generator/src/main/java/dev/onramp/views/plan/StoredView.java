package dev.onramp.views.plan;

import dev.onramp.views.SqlTypes;
import dev.onramp.views.View;
import dev.onramp.views.ViewColumn;
import java.util.List;
import java.util.Locale;

/**
 * A view as an engine holds it.
 *
 * @param definition its query, as the engine prints it
 * @param comment with the mark of origin at its end; empty when it has none
 */
public record StoredView(String definition, String comment, List<StoredColumn> columns) {

    /** @param comment empty when it has none */
    public record StoredColumn(String name, String type, String comment) {}

    public StoredView {
        columns = List.copyOf(columns);
    }

    /** Whether it gives the same rows and columns, of the same types, and says the same of itself; column comments apart. */
    boolean matches(View view) {
        return comment.equals(ViewMark.comment(view))
                && SqlTokens.of(definition).equals(SqlTokens.of(view.body()))
                && shape(columns.stream()
                                .map(each -> each.name() + " " + each.type())
                                .toList())
                        .equals(shape(view.columns().stream()
                                .map(each -> each.name() + " " + SqlTypes.of(each.type()))
                                .toList()));
    }

    /** Columns of the view whose comment is another here. */
    List<ViewColumn> uncommented(View view) {
        return view.columns().stream()
                .filter(column -> columns.stream()
                        .noneMatch(stored -> stored.name().equals(column.name())
                                && stored.comment().equals(column.comment())))
                .toList();
    }

    private static List<String> shape(List<String> columns) {
        return columns.stream().map(StoredView::plain).toList();
    }

    /** A type in the one way of writing it that can be compared. */
    static String plain(String type) {
        return type.toLowerCase(Locale.ROOT).replace(", ", ",").replace("\"", "");
    }
}
