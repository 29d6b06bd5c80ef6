package dev.onramp.views;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Identifier;
import dev.onramp.model.change.Audience;
import dev.onramp.model.change.ModelChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What two models mean for those who query the generated views: the views of both are generated, and their columns compared. */
public final class ViewChanges {
    /** Where the views stand makes no difference to what they hold. */
    private static final LakeLayout ANYWHERE =
            new LakeLayout("lake", new Identifier("canonical"), new Identifier("views"));

    private ViewChanges() {}

    /** @throws dev.onramp.config.OnrampException ONR-V001, ONR-V002 or ONR-V003, when one of them gives no views */
    public static List<ModelChange> between(CanonicalModel before, CanonicalModel after) {
        List<ModelChange> changes = new ArrayList<>();
        Map<String, View> left = new LinkedHashMap<>();
        LakeCatalog.of(before, ANYWHERE).views().forEach(view -> left.put(path(view), view));
        for (View view : LakeCatalog.of(after, ANYWHERE).views()) {
            View old = left.remove(path(view));
            if (old == null) {
                changes.add(ModelChange.safe(path(view), "view added"));
            } else {
                columns(changes, old, view);
            }
        }
        left.keySet().forEach(gone -> changes.add(ModelChange.breaking(gone, "view removed", Audience.VIEWS)));
        return changes;
    }

    private static void columns(List<ModelChange> changes, View old, View now) {
        Map<String, ViewColumn> left = new LinkedHashMap<>();
        old.columns().forEach(column -> left.put(column.name(), column));
        for (ViewColumn column : now.columns()) {
            String path = path(now) + "." + column.name();
            ViewColumn was = left.remove(column.name());
            if (was == null) {
                changes.add(ModelChange.safe(path, "column added"));
            } else if (!was.origin().equals(column.origin())) {
                changes.add(ModelChange.breaking(
                        path,
                        "column shows " + column.origin().path() + " of "
                                + column.origin().entity() + ", no longer "
                                + was.origin().path() + " of " + was.origin().entity(),
                        Audience.VIEWS));
            } else if (!SqlTypes.of(was.type()).equals(SqlTypes.of(column.type()))) {
                changes.add(ModelChange.breaking(
                        path,
                        "column's type changed from " + SqlTypes.of(was.type()) + " to " + SqlTypes.of(column.type()),
                        Audience.VIEWS));
            }
        }
        left.keySet()
                .forEach(gone ->
                        changes.add(ModelChange.breaking(path(now) + "." + gone, "column removed", Audience.VIEWS)));
    }

    private static String path(View view) {
        return view.name().toString();
    }
}
