package dev.onramp.reconcile.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One comparison of two sets of things.
 *
 * @param name what was compared, such as {@code delta customer}
 * @param expected how many there must be
 * @param actual how many there are
 * @param missing how many are not there
 * @param extra how many should not be there
 * @param different how many are there with another content
 * @param shown the first of the differences
 * @param notes what a reader should know besides
 */
public record Check(
        String name,
        long expected,
        long actual,
        long missing,
        long extra,
        long different,
        List<Difference> shown,
        List<String> notes) {
    public Check {
        Objects.requireNonNull(name, "name");
        shown = List.copyOf(shown);
        notes = List.copyOf(notes);
    }

    public boolean holds() {
        return missing == 0 && extra == 0 && different == 0;
    }

    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("holds", holds());
        map.put("expected", expected);
        map.put("actual", actual);
        map.put("missing", missing);
        map.put("extra", extra);
        map.put("different", different);
        map.put("differences", shown.stream().map(Difference::asMap).toList());
        map.put("notes", notes);
        return map;
    }
}
