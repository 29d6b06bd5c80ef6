package dev.onramp.bench.views;

import dev.onramp.bench.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was measured.
 *
 * @param accounts rows of the view
 * @param table files of the kept table, how many rows refreshes had exchanged, or other remarks on its state
 * @param runs of each query, by contestant, one for each round
 * @param flaws queries whose contestants did not show the same rows
 */
record ViewsReport(
        long accounts, String table, Map<String, Map<String, List<TrinoRuns.Run>>> runs, List<String> flaws) {
    static final String YARDSTICK = "hand-written, compacted wide table";
    static final List<String> CONTESTANTS =
            List.of(YARDSTICK, "materialised view", "wide view", "hand-written joins of compacted tables");
    static final double TARGET = 1.2;

    boolean isSound() {
        return flaws.isEmpty();
    }

    String markdown() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "# onramp bench views%n%n%,d accounts; %s. Medians (least to most).%n%n"
                        + "| query | contestant | CPU ms in Trino | wall ms | CPU, times the yardstick |%n|---|---|---|---|---|%n",
                accounts,
                table));
        runs.forEach((query, contestants) -> contestants.forEach((contestant, measured) -> text.append(String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s |%n",
                query,
                contestant,
                cpu(measured).text(0),
                Spread.of(measured.stream()
                                .map(each -> (double) each.wallMillis())
                                .toList())
                        .text(0),
                String.format(Locale.ROOT, "%.2f", ratio(query, contestant))))));
        text.append(String.format(
                Locale.ROOT, "%n| all queries, sum of the medians of CPU | times the yardstick |%n|---|---|%n"));
        for (String contestant : CONTESTANTS) {
            text.append(String.format(Locale.ROOT, "| %s | %.2f |%n", contestant, total(contestant)));
        }
        double reached = total("materialised view");
        text.append(String.format(
                Locale.ROOT,
                "%nTarget: the materialised view costs at most %.1f times the yardstick: %.2f, %s.%n",
                TARGET,
                reached,
                !isSound() ? "void" : reached <= TARGET ? "reached" : "not reached"));
        flaws.forEach(each -> text.append("VOID: ").append(each).append('\n'));
        return text.toString();
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("accounts", accounts);
        map.put("table", table);
        map.put("void", flaws);
        List<Map<String, Object>> queries = new ArrayList<>();
        runs.forEach((query, contestants) -> contestants.forEach((contestant, measured) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("query", query);
            one.put("contestant", contestant);
            one.put("cpu_ms", cpu(measured).toMap());
            one.put("ratio", ratio(query, contestant));
            queries.add(one);
        }));
        map.put("queries", queries);
        Map<String, Double> totals = new LinkedHashMap<>();
        CONTESTANTS.forEach(each -> totals.put(each, total(each)));
        map.put("ratios", totals);
        return map;
    }

    private double ratio(String query, String contestant) {
        return median(query, contestant) / Math.max(1, median(query, YARDSTICK));
    }

    private double total(String contestant) {
        double its = runs.keySet().stream()
                .mapToDouble(query -> median(query, contestant))
                .sum();
        double yardstick = runs.keySet().stream()
                .mapToDouble(query -> median(query, YARDSTICK))
                .sum();
        return its / Math.max(1, yardstick);
    }

    private double median(String query, String contestant) {
        return cpu(runs.getOrDefault(query, Map.of()).getOrDefault(contestant, List.of()))
                .median();
    }

    private static Spread cpu(List<TrinoRuns.Run> measured) {
        return Spread.of(
                measured.stream().map(each -> (double) each.cpuMillis()).toList());
    }
}
