package dev.onramp.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Layers the origins of settings over each other and checks the result against the reference. */
final class SettingsReader {
    private SettingsReader() {}

    static Config read(Optional<Path> file, Map<String, String> environment, Map<String, String> overrides) {
        Config reference = Settings.reference();
        Config layered =
                file.map(path -> ConfigFactory.parseFile(path.toFile())).orElseGet(ConfigFactory::empty);
        Config fromEnvironment = ConfigFactory.empty();
        for (var entry : reference.entrySet()) {
            String value = environment.get(environmentName(entry.getKey()));
            if (value != null) {
                fromEnvironment = fromEnvironment.withValue(
                        entry.getKey(),
                        ConfigValueFactory.fromAnyRef(value, "environment " + environmentName(entry.getKey())));
            }
        }
        return override(
                fromEnvironment.withFallback(layered).withFallback(reference).resolve(), overrides);
    }

    static Config override(Config base, Map<String, String> overrides) {
        Config result = base;
        for (var entry : overrides.entrySet()) {
            result = result.withValue(
                    "onramp." + entry.getKey(),
                    ConfigValueFactory.fromAnyRef(entry.getValue(), "--set " + entry.getKey()));
        }
        return result;
    }

    static String environmentName(String path) {
        return path.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
