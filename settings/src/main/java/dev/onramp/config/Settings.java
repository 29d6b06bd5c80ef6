package dev.onramp.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that can be set, resolved once: {@code reference.conf} &lt; file &lt; environment &lt; {@code --set key=value}. Unknown keys and
 * values of a wrong type are errors, and all of them are reported together. Immutable and thread-safe.
 *
 * <p>Keys are written without the {@code onramp.} prefix: {@code kafka.bootstrap-servers}. The environment variable of a key is its
 * upper-case name with {@code _} for every dot and dash: {@code ONRAMP_KAFKA_BOOTSTRAP_SERVERS}.
 */
public final class Settings {
    private final Config root;

    private Settings(Config root) {
        this.root = root;
    }

    /**
     * @param file the user's HOCON file, whose keys stand under {@code onramp}
     * @param environment the process environment; only names that start with {@code ONRAMP_} are looked at
     * @param overrides the {@code --set} pairs, key without prefix to value
     * @throws OnrampException ONR-C001 with every problem found
     */
    public static Settings load(Optional<Path> file, Map<String, String> environment, Map<String, String> overrides) {
        return new Settings(SettingsReader.read(file, environment, overrides));
    }

    /** The shipped defaults alone, for tests. */
    public static Settings defaults() {
        return load(Optional.empty(), Map.of(), Map.of());
    }

    /** These settings with some keys replaced, checked like any other. */
    public Settings with(Map<String, String> overrides) {
        return new Settings(SettingsReader.override(root, overrides));
    }

    /** One section, such as {@code kafka}. */
    public Config section(String name) {
        return root.getConfig("onramp." + name);
    }

    /** The whole, with {@code onramp} as its root key. */
    public Config root() {
        return root;
    }

    static Config reference() {
        return ConfigFactory.parseResources(Settings.class.getClassLoader(), "reference.conf")
                .resolve();
    }
}
