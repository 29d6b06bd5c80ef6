package dev.onramp.local.component;

import java.nio.file.Path;

/** Where things live that are expensive to fetch or unpack and the same for every data folder. Removing it costs time only. */
public final class UserCache {
    private UserCache() {}

    /** {@code $XDG_CACHE_HOME/onramp}, else {@code ~/.cache/onramp}. */
    public static Path folder() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path base = xdg == null || xdg.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return base.resolve("onramp");
    }
}
