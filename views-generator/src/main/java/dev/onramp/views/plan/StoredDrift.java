package dev.onramp.views.plan;

import dev.onramp.views.View;
import dev.onramp.views.ViewColumn;
import dev.onramp.views.plan.Drift.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How one view that is there differs from what an apply made, whatever the model says by now. */
record StoredDrift(Kind kind, String what) {

    /** @param wanted what the model wants under this name; absent when it wants nothing */
    static Optional<StoredDrift> of(StoredView stored, Optional<View> wanted) {
        Optional<ViewMark> mark = ViewMark.in(stored.comment());
        if (mark.isEmpty()) {
            return Optional.of(
                    wanted.isPresent()
                            ? new StoredDrift(Kind.CHANGED, "it was made, or its comment was written, by hand")
                            : new StoredDrift(Kind.FOREIGN, "it is not generated; an apply leaves it alone"));
        }
        if (!mark.get().fits(stored.definition(), stored.comment())) {
            return Optional.of(new StoredDrift(Kind.CHANGED, "its query or its comment was changed by hand"));
        }
        // The words of columns have no print of their own: they can be judged while the model wants this very view.
        return wanted.filter(view -> ViewMark.of(view).equals(mark.get()))
                .map(stored::uncommented)
                .filter(columns -> !columns.isEmpty())
                .map(columns -> new StoredDrift(Kind.CHANGED, "comments of columns are other ones: " + names(columns)));
    }

    private static String names(List<ViewColumn> columns) {
        return columns.stream().map(ViewColumn::name).collect(Collectors.joining(", "));
    }
}
