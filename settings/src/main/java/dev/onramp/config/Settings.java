package dev.onramp.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everything that can be set, resolved once: {@code reference.conf} &lt; file &lt; environment &lt; {@code --set key=value}. Unknown keys and
 * values of a wrong type are errors, and all of them are reported together. Immutable and thread-safe.
 *
 * <p>Keys are written without the {@code onramp.} prefix: {@code kafka.bootstrap-servers}. The environment variable of a key is its
 * upper-case name with {@code _} for every dot and dash: {@code ONRAMP_KAFKA_BOOTSTRAP_SERVERS}. What a key takes is told by its
 * default ({@code docs/configuration.md} lists them).
 */
public final class Settings {
    static final String ROOT = "onramp";

    private final Config root;
    private final Map<String, String> origins;

    private Settings(Config root, Map<String, String> origins) {
        this.root = root;
        this.origins = origins;
    }

    /**
     * @param file the user's HOCON file, whose keys stand under {@code onramp}
     * @param environment the process environment; only names that start with {@code ONRAMP_} are looked at, and the launcher's own
     *     ({@code ONRAMP_BUILD}, {@code ONRAMP_HEAP}, {@code ONRAMP_JAVA_HOME}, {@code ONRAMP_JAVA_OPTS}, ...) are passed over
     * @param overrides the {@code --set} pairs, key without prefix to value
     * @throws OnrampException ONR-C001 with every problem found, ONR-C002 when the file cannot be read, ONR-C003 when it is not HOCON
     */
    public static Settings load(Optional<Path> file, Map<String, String> environment, Map<String, String> overrides) {
        Config reference = reference();
        SettingsReader reader = new SettingsReader(new SettingsKeys(reference.getConfig(ROOT)));
        List<SettingsLayer> layers = new ArrayList<>();
        file.ifPresent(path -> layers.add(reader.file(path)));
        layers.add(reader.environment(environment));
        layers.add(reader.overrides(overrides));
        return new Settings(keys().blocks().without(reference), Map.of()).under(reader, layers);
    }

    /** The shipped defaults alone, for tests. */
    public static Settings defaults() {
        return load(Optional.empty(), Map.of(), Map.of());
    }

    /**
     * These settings with some keys replaced, checked like any other.
     *
     * @throws OnrampException ONR-C001 with every problem found
     */
    public Settings with(Map<String, String> overrides) {
        SettingsReader reader = new SettingsReader(keys());
        return under(reader, List.of(reader.overrides(overrides)));
    }

    /** One section, such as {@code kafka}; {@code local.ports} for one inside another. */
    public Config section(String name) {
        return root.getConfig(ROOT + "." + name);
    }

    /** The whole, with {@code onramp} as its root key. */
    public Config root() {
        return root;
    }

    /** Every setting with its value and origin, by key; values of passwords, secrets and keys are hidden. */
    public List<SettingEntry> entries() {
        Config settings = root.getConfig(ROOT);
        SettingsKeys keys = keys();
        return Stream.concat(keys.all().stream(), keys.blocks().keysIn(settings).stream())
                .sorted()
                .map(key -> new SettingEntry(
                        key, SettingsKeys.shown(key, settings.getString(key)), origins.getOrDefault(key, "default")))
                .toList();
    }

    /** The content of {@code reference.conf}, with the root key. */
    static Config reference() {
        return ConfigFactory.parseResources(Settings.class.getClassLoader(), "reference.conf")
                .withOnlyPath(ROOT)
                .resolve();
    }

    private static SettingsKeys keys() {
        return new SettingsKeys(reference().getConfig(ROOT));
    }

    private Settings under(SettingsReader reader, List<SettingsLayer> layers) {
        if (!reader.problems().isEmpty()) {
            throw SettingsErrors.invalid(reader.problems());
        }
        Config result = root;
        Map<String, String> merged = new TreeMap<>(origins);
        for (SettingsLayer layer : layers) {
            result = layer.over(result);
            merged.putAll(layer.origins());
        }
        return new Settings(keys().blocks().completed(result), merged);
    }
}
