package dev.onramp.door;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The headers of a request.
 *
 * @param values by name in lower case
 */
public record RequestHeaders(Map<String, String> values) {
    public RequestHeaders {
        Map<String, String> lower = new TreeMap<>();
        values.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        values = Map.copyOf(lower);
    }

    /** @param name in lower case */
    public Optional<String> first(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
