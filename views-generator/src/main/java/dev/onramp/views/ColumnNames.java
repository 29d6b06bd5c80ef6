package dev.onramp.views;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names the joined columns of one view. A column is called by the shortest end of its path that no other column of the view could be
 * called by, else by its whole path, else by its whole path and a hash. What is chosen depends on the columns of this view alone,
 * not on their order.
 */
final class ColumnNames {
    private final Set<String> own;
    private final Map<String, Integer> claims = new HashMap<>();
    private final Map<String, Integer> wholePaths = new HashMap<>();

    private ColumnNames(Set<String> own, List<Origin> joined) {
        this.own = own;
        for (Origin origin : joined) {
            candidates(origin).forEach(name -> claims.merge(name, 1, Integer::sum));
            wholePaths.merge(origin.suffix(0), 1, Integer::sum);
        }
    }

    /**
     * @param own names that are taken: the driving entity's columns
     * @param joined paths of the columns to name
     */
    static Map<Origin, String> of(Set<String> own, List<Origin> joined) {
        var names = new ColumnNames(own, joined);
        var result = new LinkedHashMap<Origin, String>();
        joined.forEach(origin -> result.put(origin, names.nameOf(origin)));
        return result;
    }

    private String nameOf(Origin origin) {
        String whole = origin.suffix(0);
        for (String candidate : candidates(origin)) {
            boolean free = candidate.equals(whole)
                    ? wholePaths.getOrDefault(whole, 0) == 1
                    : claims.getOrDefault(candidate, 0) == 1;
            if (free && !own.contains(candidate)) {
                return SqlNames.fitted(candidate, origin.path());
            }
        }
        return SqlNames.hashed(whole, origin.path());
    }

    /** The ends of the path, the shortest first, the whole path last. */
    private static List<String> candidates(Origin origin) {
        var ends = new ArrayList<String>();
        for (int skipped = origin.roles().size(); skipped >= 0; skipped--) {
            ends.add(origin.suffix(skipped));
        }
        return ends;
    }
}
