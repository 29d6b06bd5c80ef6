package dev.onramp.console;

import dev.onramp.model.change.Audience;
import dev.onramp.model.change.ModelChange;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How {@code model diff} shows its changes, what breaks first. */
final class ModelChangeList {
    private ModelChangeList() {}

    static String text(List<ModelChange> changes) {
        long breaking = changes.stream().filter(ModelChange::isBreaking).count();
        StringBuilder text = new StringBuilder();
        sorted(changes)
                .forEach(each -> text.append(String.format(
                        "%-9s %s: %s%s%n",
                        each.isBreaking() ? "breaking" : "safe",
                        each.path(),
                        each.what(),
                        each.isBreaking() ? " (" + String.join(", ", audiences(each)) + ")" : "")));
        return text.append(String.format("%d changes, %d of them breaking.%n", changes.size(), breaking))
                .toString();
    }

    static Map<String, Object> map(List<ModelChange> changes) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("breaking", ModelChange.anyBreaking(changes));
        result.put("changes", sorted(changes).stream().map(ModelChangeList::map).toList());
        return result;
    }

    private static Map<String, Object> map(ModelChange change) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("path", change.path());
        result.put("what", change.what());
        result.put("breaks", audiences(change));
        return result;
    }

    private static List<ModelChange> sorted(List<ModelChange> changes) {
        return changes.stream()
                .sorted(Comparator.comparing(ModelChange::isBreaking).reversed())
                .toList();
    }

    private static List<String> audiences(ModelChange change) {
        return change.breaks().stream()
                .sorted()
                .map(Audience::name)
                .map(each -> each.toLowerCase(Locale.ROOT))
                .toList();
    }
}
