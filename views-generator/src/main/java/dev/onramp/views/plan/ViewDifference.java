package dev.onramp.views.plan;

import dev.onramp.views.SqlTypes;
import dev.onramp.views.View;
import dev.onramp.views.ViewColumn;
import dev.onramp.views.plan.StoredView.StoredColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What differs between a view that an engine holds and the one that the model wants, and what of it queries may notice. */
final class ViewDifference {
    private static final Pattern ORIGIN = Pattern.compile("(?:^| )From ([a-z0-9_.]+)\\.$");

    private final StoredView stored;
    private final View wanted;
    private final boolean sameQuery;
    private final List<Detail> details = new ArrayList<>();

    private ViewDifference(StoredView stored, View wanted) {
        this.stored = stored;
        this.wanted = wanted;
        this.sameQuery = SqlTokens.of(stored.definition()).equals(SqlTokens.of(wanted.body()));
    }

    /** Empty when there is nothing to do. */
    static List<Detail> between(StoredView stored, View wanted) {
        var difference = new ViewDifference(stored, wanted);
        difference.grain();
        difference.columns();
        difference.rest();
        return List.copyOf(difference.details);
    }

    private void grain() {
        ViewMark.in(stored.comment())
                .map(ViewMark::grain)
                .filter(grain -> !grain.equals(wanted.grain()))
                .ifPresent(grain -> details.add(Detail.breaking("~ a row is one per "
                        + String.join(", ", wanted.grain()) + ", no longer per " + String.join(", ", grain))));
    }

    private void columns() {
        Map<String, StoredColumn> left = new HashMap<>();
        stored.columns().forEach(column -> left.put(column.name(), column));
        for (ViewColumn column : wanted.columns()) {
            StoredColumn was = left.remove(column.name());
            String type = SqlTypes.of(column.type());
            if (was == null) {
                details.add(Detail.safe("+ column " + column.name() + " " + type));
            } else {
                compare(was, column, type);
            }
        }
        stored.columns().stream()
                .filter(column -> left.containsKey(column.name()))
                .forEach(gone ->
                        details.add(Detail.breaking("- column " + gone.name() + " " + StoredView.plain(gone.type()))));
    }

    private void compare(StoredColumn was, ViewColumn column, String type) {
        if (!StoredView.plain(was.type()).equals(StoredView.plain(type))) {
            details.add(Detail.breaking(
                    "~ column " + column.name() + " " + StoredView.plain(was.type()) + " becomes " + type));
        }
        Optional<String> before = origin(was.comment());
        Optional<String> now = origin(column.comment());
        if (!sameQuery && !was.comment().isEmpty() && !column.comment().isEmpty() && !before.equals(now)) {
            details.add(Detail.breaking(
                    "~ column " + column.name() + " shows " + column.origin().path()
                            + before.map(path -> ", no longer " + path).orElse("")));
        } else if (!was.comment().equals(column.comment())) {
            details.add(Detail.safe("~ comment of column " + column.name()));
        }
    }

    private void rest() {
        if (!ViewMark.words(stored.comment()).equals(wanted.comment())) {
            details.add(Detail.safe("~ comment"));
        }
        if (!sameQuery) {
            details.add(Detail.safe("~ query"));
        }
        if (details.isEmpty() && !stored.matches(wanted)) {
            details.add(Detail.safe("~ order of columns, or mark of origin"));
        }
    }

    /** The path that the comment of a joined column ends with. */
    private static Optional<String> origin(String comment) {
        Matcher matcher = ORIGIN.matcher(comment);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
