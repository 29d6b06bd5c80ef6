package dev.onramp.views.proof;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a proof found.
 *
 * @param engines in the order in which they were asked
 * @param views how many were compared
 * @param rows of the views by the rules, all together
 * @param cells compared, over all engines
 * @param differences all of them
 */
public record ProofReport(
        List<String> engines,
        long seed,
        int views,
        long rows,
        long cells,
        Coverage coverage,
        List<Difference> differences) {
    private static final int SHOWN = 20;

    public ProofReport {
        engines = List.copyOf(engines);
        differences = List.copyOf(differences);
    }

    /** Whether all engines show what the rules say, and the rows met every branch of them. */
    public boolean isProven() {
        return differences.isEmpty() && coverage.isWhole();
    }

    /** For people; lines end with {@code \n}. */
    public String text() {
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s: %d views, %d rows, %d cells compared on %s (seed %d)%nbranches: %d of %d met (%.1f %%)%n",
                differences.isEmpty() ? "equal" : "DIFFERENT",
                views,
                rows,
                cells,
                String.join(", ", engines),
                seed,
                coverage.branches() - coverage.missed().size(),
                coverage.branches(),
                coverage.percent()));
        coverage.missed().stream()
                .limit(SHOWN)
                .forEach(each -> text.append("  not met: ").append(each).append('\n'));
        differences.stream()
                .limit(SHOWN)
                .forEach(each -> text.append(String.format(
                        Locale.ROOT,
                        "  %s %s %s %s: rules %s, engine %s%n",
                        each.engine(),
                        each.view(),
                        each.row(),
                        each.column().isEmpty() ? "row" : each.column(),
                        each.expected(),
                        each.actual())));
        if (differences.size() > SHOWN) {
            text.append("  and ").append(differences.size() - SHOWN).append(" more\n");
        }
        return text.toString();
    }

    /** For programs. */
    public Map<String, Object> asMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("equal", differences.isEmpty());
        map.put("proven", isProven());
        map.put("engines", engines);
        map.put("seed", seed);
        map.put("views", views);
        map.put("rows", rows);
        map.put("cells", cells);
        map.put("branches", coverage.branches());
        map.put("branch_coverage_percent", coverage.percent());
        map.put("branches_not_met", coverage.missed());
        map.put(
                "differences",
                differences.stream().limit(SHOWN).map(ProofReport::asMap).toList());
        map.put("differences_total", differences.size());
        return map;
    }

    private static Map<String, Object> asMap(Difference each) {
        var map = new LinkedHashMap<String, Object>();
        map.put("engine", each.engine());
        map.put("view", each.view());
        map.put("row", each.row());
        map.put("column", each.column());
        map.put("expected", each.expected());
        map.put("actual", each.actual());
        return map;
    }
}
