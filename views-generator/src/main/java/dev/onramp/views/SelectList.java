package dev.onramp.views;

import dev.onramp.model.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The columns of a view while it is being written, each with the expression that gives it. Not thread-safe. */
final class SelectList {
    private final ObjectName view;
    private final Dialect dialect;
    private final List<ViewColumn> columns = new ArrayList<>();
    private final List<String> items = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    SelectList(ObjectName view, Dialect dialect) {
        this.view = view;
        this.dialect = dialect;
    }

    /** @throws dev.onramp.config.OnrampException ONR-V002 when the view has such a column already */
    void add(ViewColumn column, String expression) {
        if (!names.add(column.name())) {
            throw ViewsErrors.sameName("two columns of " + view, column.name());
        }
        columns.add(column);
        items.add("  " + expression + " AS " + dialect.quoted(column.name()));
    }

    /** A field of an entity under a name of the view. */
    void addField(String name, Field field, Origin origin, String alias) {
        String expression = alias + "." + dialect.quoted(field.name().value());
        add(
                new ViewColumn(name, field.type(), comment(field, origin), origin),
                dialect.shown(expression, field.type()));
    }

    /** The same of a table that is a view already, and shows its values as views do. */
    void addShown(String name, Field field, Origin origin, String alias) {
        add(
                new ViewColumn(name, field.type(), comment(field, origin), origin),
                alias + "." + dialect.quoted(field.name().value()));
    }

    List<ViewColumn> columns() {
        return List.copyOf(columns);
    }

    /** From SELECT to the last column, without a line end. */
    String sql() {
        return items.stream().collect(Collectors.joining(",\n", "SELECT\n", ""));
    }

    private static String comment(Field field, Origin origin) {
        String deprecated = field.deprecated() ? "Deprecated. " : "";
        String from = origin.isOwn() ? "" : "From " + origin.path() + ".";
        return (deprecated + field.doc().strip() + " " + from).strip();
    }
}
