package dev.onramp.local.component;

import java.util.Objects;

/**
 * A port that a component listens on.
 *
 * @param name stable name, remembered with the port that was found; the setting {@code local.ports.<name>} where there is one
 * @param wanted where the search for a free port begins
 */
public record PortWish(String name, int wanted) {
    public PortWish {
        Objects.requireNonNull(name, "name");
        if (wanted < 1 || wanted > 65_535) {
            throw new IllegalArgumentException("not a port: " + wanted + " for " + name);
        }
    }
}
