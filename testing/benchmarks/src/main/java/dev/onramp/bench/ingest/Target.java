package dev.onramp.bench.ingest;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A value that is wanted, beside the one that was measured.
 *
 * @param bound how the wanted value bounds: {@code at least} or {@code at most}
 * @param measured empty where that part did not run or is void
 */
record Target(String what, String bound, double wanted, Optional<Double> measured) {
    private static final String AT_LEAST = "at least";

    static Target atLeast(String what, double wanted, Optional<Double> measured) {
        return new Target(what, AT_LEAST, wanted, measured);
    }

    static Target atMost(String what, double wanted, Optional<Double> measured) {
        return new Target(what, "at most", wanted, measured);
    }

    /** {@code reached}, {@code NOT REACHED} or {@code not measured}. */
    String verdict() {
        return measured.map(found ->
                        (bound.equals(AT_LEAST) ? found >= wanted : found <= wanted) ? "reached" : "NOT REACHED")
                .orElse("not measured");
    }

    /** With two decimals; a dash where there is none. */
    String measuredText() {
        return measured.map(found -> String.format(Locale.ROOT, "%.2f", found)).orElse("-");
    }

    /** For JSON. */
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("what", what);
        map.put("bound", bound);
        map.put("wanted", wanted);
        measured.ifPresent(found -> map.put("measured", found));
        map.put("verdict", verdict());
        return map;
    }
}
