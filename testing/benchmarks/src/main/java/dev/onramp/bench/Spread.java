package dev.onramp.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Middle and ends of what several runs gave. */
public record Spread(double median, double least, double most) {
    /** @throws IllegalArgumentException when there is no value */
    public static Spread of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no values");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1));
    }

    /** {@code median (least to most)}, with so many decimals. */
    public String text(int decimals) {
        String number = "%,." + decimals + "f";
        return String.format(Locale.ROOT, number + " (" + number + " to " + number + ")", median, least, most);
    }

    /** For JSON. */
    public Map<String, Double> toMap() {
        return Map.of("median", median, "least", least, "most", most);
    }
}
