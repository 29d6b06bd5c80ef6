package dev.onramp.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValue;
import java.util.Map;
import java.util.TreeMap;

/**
 * The values that one origin gives.
 *
 * @param values key without prefix to value
 * @param origins key without prefix to where the value is written
 */
record SettingsLayer(Map<String, ConfigValue> values, Map<String, String> origins) {
    SettingsLayer {
        values = new TreeMap<>(values);
        origins = new TreeMap<>(origins);
    }

    /** The configuration with these values in place of its own. */
    Config over(Config base) {
        Config result = base;
        for (var each : values.entrySet()) {
            result = result.withValue(Settings.ROOT + "." + each.getKey(), each.getValue());
        }
        return result;
    }
}
