package dev.onramp.views.proof;

import dev.onramp.views.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares the rows that an engine shows with those that the rules give, cell by cell, row by row of the view's grain. */
final class Comparison {
    private static final String NONE = "no row";

    private Comparison() {}

    static List<Difference> of(String engine, View view, List<List<String>> expected, List<List<String>> actual) {
        List<Difference> differences = new ArrayList<>();
        Map<String, List<List<String>>> left = byGrain(view, actual);
        byGrain(view, expected).forEach((grain, rows) -> {
            List<List<String>> shown = left.getOrDefault(grain, List.of());
            left.remove(grain);
            for (int i = 0; i < Math.max(rows.size(), shown.size()); i++) {
                if (i >= shown.size()) {
                    differences.add(row(engine, view, grain, rows.get(i).toString(), NONE));
                } else if (i >= rows.size()) {
                    differences.add(row(engine, view, grain, NONE, shown.get(i).toString()));
                } else {
                    cells(differences, engine, view, grain, rows.get(i), shown.get(i));
                }
            }
        });
        left.forEach((grain, rows) ->
                rows.forEach(extra -> differences.add(row(engine, view, grain, NONE, extra.toString()))));
        return differences;
    }

    private static void cells(
            List<Difference> differences,
            String engine,
            View view,
            String grain,
            List<String> one,
            List<String> other) {
        for (int i = 0; i < one.size(); i++) {
            if (!one.get(i).equals(other.get(i))) {
                differences.add(new Difference(
                        engine, view.name().name(), grain, view.columns().get(i).name(), one.get(i), other.get(i)));
            }
        }
    }

    private static Difference row(String engine, View view, String grain, String expected, String actual) {
        return new Difference(engine, view.name().name(), grain, "", expected, actual);
    }

    private static Map<String, List<List<String>>> byGrain(View view, List<List<String>> rows) {
        List<Integer> grain = new ArrayList<>();
        for (int i = 0; i < view.columns().size(); i++) {
            if (view.grain().contains(view.columns().get(i).name())) {
                grain.add(i);
            }
        }
        Map<String, List<List<String>>> result = new TreeMap<>();
        rows.stream()
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .forEach(row -> result.computeIfAbsent(
                                grain.stream().map(row::get).toList().toString(), key -> new ArrayList<>())
                        .add(row));
        return result;
    }
}
