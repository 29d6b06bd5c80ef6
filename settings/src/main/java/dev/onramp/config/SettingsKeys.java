package dev.onramp.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The keys that there are, all without the {@code onramp.} prefix, with what is known of each. Immutable and thread-safe. */
final class SettingsKeys {
    private static final String ENVIRONMENT_PREFIX = "ONRAMP_";
    /** Names of the launcher, which are not settings. */
    private static final Set<String> LAUNCHER =
            Set.of("ONRAMP_BUILD", "ONRAMP_HEAP", "ONRAMP_HOME", "ONRAMP_JAVA_HOME", "ONRAMP_JAVA_OPTS");

    private static final Set<String> HIDDEN_WORDS = Set.of("password", "secret", "key", "token");

    private final Map<String, ConfigValue> shipped = new TreeMap<>();
    private final Map<String, String> environment = new TreeMap<>();
    private final Set<String> sections = new TreeSet<>();

    /** @param reference the content of {@code reference.conf} below its root key */
    SettingsKeys(Config reference) {
        reference.entrySet().forEach(each -> {
            String key = each.getKey();
            shipped.put(key, each.getValue());
            environment.put(environmentName(key), key);
            for (int dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1)) {
                sections.add(key.substring(0, dot));
            }
        });
    }

    Set<String> all() {
        return shipped.keySet();
    }

    boolean isSection(String key) {
        return sections.contains(key);
    }

    Optional<SettingKind> kind(String key) {
        return Optional.ofNullable(shipped.get(key)).map(SettingKind::of);
    }

    /** The default as a person may see it. */
    String shipped(String key) {
        return Optional.ofNullable(shipped.get(key))
                .flatMap(SettingKind::text)
                .map(text -> shown(key, text))
                .map(text -> text.isEmpty() ? "empty" : text)
                .orElse("");
    }

    /** The keys directly in a section, for messages. */
    String in(String section) {
        return all().stream().filter(each -> each.startsWith(section + ".")).collect(Collectors.joining(", "));
    }

    /** What was meant instead of an unknown key. */
    String advice(String key) {
        Optional<String> nearest = DidYouMean.among(key, all());
        if (nearest.isPresent()) {
            return "Did you mean '" + nearest.get() + "'?";
        }
        String last = key.substring(key.lastIndexOf('.') + 1);
        List<String> sameName =
                all().stream().filter(each -> each.endsWith("." + last)).toList();
        return sameName.isEmpty()
                ? "The keys are in docs/configuration.md"
                : "Did you mean "
                        + sameName.stream().map(each -> "'" + each + "'").collect(Collectors.joining(" or ")) + "?";
    }

    String adviceForEnvironment(String name) {
        return DidYouMean.among(name, environment.keySet())
                .map(each -> "Did you mean '" + each + "'?")
                .orElse("Unset it; the keys are in docs/configuration.md");
    }

    Optional<String> ofEnvironment(String name) {
        return Optional.ofNullable(environment.get(name));
    }

    /** Whether a variable looks like a setting. */
    static boolean isOurs(String name) {
        return name.startsWith(ENVIRONMENT_PREFIX) && !LAUNCHER.contains(name);
    }

    static String environmentName(String key) {
        return ENVIRONMENT_PREFIX
                + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** Whether people may not see the value. */
    static boolean isHidden(String key) {
        return Arrays.stream(key.substring(key.lastIndexOf('.') + 1).split("-")).anyMatch(HIDDEN_WORDS::contains);
    }

    /** A value as a person may see it: passwords inside URLs are covered too. */
    static String shown(String key, String value) {
        return isHidden(key) && !value.isEmpty()
                ? "********"
                : value.replaceAll("(?i)(password=)[^&;]*", "$1********")
                        .replaceAll("(://[^/@:]*:)[^/@]*@", "$1********@");
    }
}
