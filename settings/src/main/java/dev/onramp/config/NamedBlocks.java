package dev.onramp.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sections of {@code reference.conf} whose blocks get their names from whoever writes the settings: there they stand once, under the name
 * {@link #PLACEHOLDER}, with all their keys and defaults. Immutable and thread-safe.
 */
final class NamedBlocks {
    /** Stands for any name; an upper-case word, so it is none itself. */
    static final String PLACEHOLDER = "NAME";

    private static final Pattern TEMPLATE = Pattern.compile("(.+)\\." + PLACEHOLDER + "\\.(.+)");
    private static final String NAME_FORM = "[a-z][a-z0-9-]{0,39}";

    private final Map<String, ConfigValue> templates = new TreeMap<>();
    private final Set<String> sections = new TreeSet<>();

    /** Takes note of a key of {@code reference.conf}; says whether it is one of a named block. */
    boolean take(String key, ConfigValue shipped) {
        Matcher template = TEMPLATE.matcher(key);
        if (!template.matches()) {
            return false;
        }
        templates.put(key, shipped);
        sections.add(template.group(1));
        return true;
    }

    /** Whether the key is a section of named blocks, or a block in one. */
    boolean isSection(String key) {
        int dot = key.lastIndexOf('.');
        return sections.contains(key)
                || (dot > 0
                        && sections.contains(key.substring(0, dot))
                        && key.substring(dot + 1).matches(NAME_FORM));
    }

    /** The shipped default behind a key such as {@code front-door.producers.crm.tables}. */
    Optional<ConfigValue> shipped(String key) {
        return templates.entrySet().stream()
                .filter(each -> key.matches(form(each.getKey())))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The key that an environment variable sets: in {@code ONRAMP_FRONT_DOOR_PRODUCERS_MY_CRM_TABLES} the name is {@code my-crm}. */
    Optional<String> ofEnvironment(String variable) {
        for (String template : templates.keySet()) {
            int at = template.indexOf("." + PLACEHOLDER + ".");
            String before = SettingsKeys.environmentName(template.substring(0, at)) + "_";
            String after = "_" + SettingsKeys.environmentTail(template.substring(at + PLACEHOLDER.length() + 2));
            if (variable.startsWith(before)
                    && variable.endsWith(after)
                    && variable.length() > before.length() + after.length()) {
                String name = variable.substring(before.length(), variable.length() - after.length())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-');
                return Optional.of(template.replace("." + PLACEHOLDER + ".", "." + name + "."))
                        .filter(key -> shipped(key).isPresent());
            }
        }
        return Optional.empty();
    }

    /** What may be set below a section of named blocks or in a block, with the placeholder; empty when the key is neither. */
    Optional<String> known(String key) {
        List<String> keys = templates.keySet().stream()
                .filter(each -> sections.stream()
                        .anyMatch(section -> each.startsWith(section + ".")
                                && (key.equals(section) || key.startsWith(section + "."))))
                .toList();
        return keys.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", keys));
    }

    /** The keys of the blocks that these settings hold. */
    List<String> keysIn(Config settings) {
        List<String> keys = new ArrayList<>();
        for (String section : sections) {
            if (settings.hasPath(section)) {
                settings.getConfig(section).entrySet().forEach(each -> keys.add(section + "." + each.getKey()));
            }
        }
        return keys;
    }

    /** The shipped settings without the placeholder's blocks. */
    Config without(Config root) {
        Config result = root;
        for (String section : sections) {
            result = result.withoutPath(Settings.ROOT + "." + section + "." + PLACEHOLDER);
        }
        return result;
    }

    /** The settings with the defaults of what a block leaves open. */
    Config completed(Config root) {
        Config result = root;
        for (String section : sections) {
            String path = Settings.ROOT + "." + section;
            if (!result.hasPath(path)) {
                continue;
            }
            for (String name : result.getConfig(path).root().keySet()) {
                for (var template : templates.entrySet()) {
                    String key =
                            Settings.ROOT + "." + template.getKey().replace("." + PLACEHOLDER + ".", "." + name + ".");
                    if (template.getKey().startsWith(section + ".") && !result.hasPath(key)) {
                        result = result.withValue(key, template.getValue());
                    }
                }
            }
        }
        return result;
    }

    private static String form(String template) {
        int at = template.indexOf("." + PLACEHOLDER + ".");
        return Pattern.quote(template.substring(0, at + 1))
                + NAME_FORM
                + Pattern.quote(template.substring(at + 1 + PLACEHOLDER.length()));
    }
}
