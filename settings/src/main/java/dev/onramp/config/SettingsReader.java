package dev.onramp.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads each origin of settings by itself and checks every value it gives against the defaults. Not thread-safe. */
final class SettingsReader {
    private final SettingsKeys keys;
    private final List<Problem> problems = new ArrayList<>();

    SettingsReader(SettingsKeys keys) {
        this.keys = keys;
    }

    /** What is wrong in all that was read: of each origin by line. */
    List<Problem> problems() {
        return problems.stream()
                .sorted(Comparator.comparing((Problem each) -> each.line() == 0).thenComparingInt(Problem::line))
                .toList();
    }

    /** @throws OnrampException ONR-C002 when the file cannot be read, ONR-C003 when it is not HOCON */
    SettingsLayer file(Path file) {
        Config config;
        try {
            config = ConfigFactory.parseFile(
                            file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false))
                    .resolve(ConfigResolveOptions.defaults().setUseSystemEnvironment(false));
        } catch (ConfigException.IO e) {
            throw SettingsErrors.missingFile(file, e);
        } catch (ConfigException e) {
            throw SettingsErrors.unparsableFile(file, String.valueOf(e.getMessage()), e);
        }
        Map<String, ConfigValue> values = new TreeMap<>();
        Map<String, String> origins = new HashMap<>();
        for (var top : config.root().entrySet()) {
            if (top.getKey().equals(Settings.ROOT) && top.getValue() instanceof ConfigObject settings) {
                collect("", settings, values);
            } else {
                problems.add(problem(
                        file.toString(),
                        top.getValue(),
                        top.getKey(),
                        "settings stand under '" + Settings.ROOT + "'",
                        "Write " + Settings.ROOT + " { " + top.getKey() + " .. }"));
            }
        }
        values.forEach((key, value) -> origins.put(key, file + ":" + line(value)));
        return checked(file.toString(), values, origins);
    }

    SettingsLayer environment(Map<String, String> environment) {
        Map<String, ConfigValue> values = new TreeMap<>();
        Map<String, String> origins = new HashMap<>();
        new TreeMap<>(environment).forEach((name, text) -> {
            Optional<String> key = keys.ofEnvironment(name);
            if (key.isPresent()) {
                values.put(key.get(), ConfigValueFactory.fromAnyRef(text));
                origins.put(key.get(), "environment variable " + name);
            } else if (SettingsKeys.isOurs(name)) {
                problems.add(new Problem(
                        "environment variable " + name,
                        0,
                        "",
                        "there is no such setting",
                        keys.adviceForEnvironment(name)));
            }
        });
        return checked("", values, origins);
    }

    SettingsLayer overrides(Map<String, String> overrides) {
        Map<String, ConfigValue> values = new TreeMap<>();
        Map<String, String> origins = new HashMap<>();
        overrides.forEach((key, text) -> {
            values.put(key, ConfigValueFactory.fromAnyRef(text));
            origins.put(key, "--set " + key);
        });
        return checked("", values, origins);
    }

    /** Leaves that are known, and whatever is unknown at the highest place where it is. */
    private void collect(String prefix, ConfigObject object, Map<String, ConfigValue> values) {
        object.forEach((name, value) -> {
            String key = prefix + ConfigUtil.joinPath(name);
            if (keys.isSection(key) && value instanceof ConfigObject section) {
                collect(key + ".", section, values);
            } else {
                values.put(key, value);
            }
        });
    }

    private SettingsLayer checked(String file, Map<String, ConfigValue> values, Map<String, String> origins) {
        Map<String, ConfigValue> good = new TreeMap<>();
        values.forEach((key, value) -> {
            String where = file.isEmpty() ? origins.getOrDefault(key, "") : file;
            Optional<SettingKind> kind = keys.kind(key);
            if (keys.isSection(key)) {
                problems.add(problem(
                        where,
                        value,
                        key,
                        "is a section, but is given a single value",
                        "Set the keys in it: " + keys.in(key)));
            } else if (kind.isEmpty()) {
                problems.add(problem(where, value, key, "there is no such setting", keys.advice(key)));
            } else if (!kind.get().accepts(value)) {
                problems.add(problem(
                        where,
                        value,
                        key,
                        "must be " + kind.get().expected() + ", but is " + describe(key, value),
                        "The default is " + keys.shipped(key)));
            } else {
                good.put(key, value);
            }
        });
        return new SettingsLayer(good, origins);
    }

    private static Problem problem(String where, ConfigValue value, String key, String cause, String fix) {
        return new Problem(where, line(value), where.endsWith(" " + key) ? "" : key, cause, fix);
    }

    private static int line(ConfigValue value) {
        return Math.max(0, value.origin().lineNumber());
    }

    private static String describe(String key, ConfigValue value) {
        return SettingKind.text(value)
                .map(text -> SettingsKeys.isHidden(key) ? "something else" : "'" + text + "'")
                .orElse(
                        value.valueType() == ConfigValueType.NULL
                                ? "null"
                                : value.valueType() == ConfigValueType.LIST ? "a list" : "an object");
    }
}
