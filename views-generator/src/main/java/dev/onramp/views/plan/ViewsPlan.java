package dev.onramp.views.plan;

import dev.onramp.views.plan.PlannedChange.Action;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an apply would do, in the order in which it would do it. Empty when everything is as it should be. Immutable.
 *
 * @param changes schemas, tables, views; drops last
 */
public record ViewsPlan(List<PlannedChange> changes) {
    private static final String MARK = "  (breaking)";

    public ViewsPlan {
        changes = List.copyOf(changes);
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** The changes that queries may notice. */
    public List<PlannedChange> breaking() {
        return changes.stream().filter(PlannedChange::isBreaking).toList();
    }

    public long count(Action action) {
        return changes.stream().filter(each -> each.action() == action).count();
    }

    /** For people; lines end with {@code \n}. */
    public String text() {
        if (isEmpty()) {
            return "Nothing to do: tables and views are as the model says.\n";
        }
        var text = new StringBuilder();
        for (PlannedChange change : changes) {
            text.append(change.title())
                    .append(change.action() == Action.DROP ? MARK : "")
                    .append('\n');
            for (Detail detail : change.details()) {
                text.append("    ")
                        .append(detail.text().replace("\n", "\\n"))
                        .append(detail.effect() == Effect.BREAKING ? MARK : "")
                        .append('\n');
            }
        }
        text.append(String.format(
                Locale.ROOT,
                "%nPlan: %d to create, %d to change, %d to drop.%n",
                count(Action.CREATE),
                count(Action.CHANGE),
                count(Action.DROP)));
        if (!breaking().isEmpty()) {
            text.append("Queries may break by ")
                    .append(breaking().size())
                    .append(breaking().size() == 1 ? " of them" : " of these")
                    .append("; apply with --allow-breaking.\n");
        }
        return text.toString();
    }

    /** For programs. */
    public Map<String, Object> asMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("empty", isEmpty());
        map.put("breaking", !breaking().isEmpty());
        map.put("changes", changes.stream().map(ViewsPlan::asMap).toList());
        return map;
    }

    private static Map<String, Object> asMap(PlannedChange change) {
        var map = new LinkedHashMap<String, Object>();
        map.put("kind", change.kind().name().toLowerCase(Locale.ROOT));
        map.put("name", change.name());
        map.put("action", change.action().name().toLowerCase(Locale.ROOT));
        map.put("breaking", change.isBreaking());
        map.put(
                "details",
                change.details().stream()
                        .map(each -> Map.of("text", each.text(), "breaking", each.effect() == Effect.BREAKING))
                        .toList());
        return map;
    }
}
