package dev.onramp.views.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * One view that is not as the last apply left it.
 *
 * @param view {@code schema.name}
 * @param what for people
 */
public record Drift(String view, Kind kind, String what) {

    public enum Kind {
        /** Another query, other columns or other words. */
        CHANGED,
        /** The model wants it, and it is not there: dropped, or never applied. */
        MISSING,
        /** Not generated: made by hand under a name that is free. An apply leaves it alone. */
        FOREIGN
    }

    public Drift {
        Objects.requireNonNull(view, "view");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(what, "what");
    }

    /** One line a view; lines end with {@code \n}. */
    public static String text(List<Drift> drifts) {
        var text = new StringBuilder();
        drifts.forEach(each -> text.append(String.format(
                Locale.ROOT, "%-8s %s: %s%n", each.kind().name().toLowerCase(Locale.ROOT), each.view(), each.what())));
        return drifts.isEmpty() ? "No view was changed by hand.\n" : text.toString();
    }

    /** For programs. */
    public Map<String, Object> asMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("view", view);
        map.put("kind", kind.name().toLowerCase(Locale.ROOT));
        map.put("what", what);
        return map;
    }
}
