package dev.onramp.capture;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigOrigin;
import dev.onramp.config.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects what is wrong in one section of the settings, each with the place where it was set. Not thread-safe. */
final class SettingProblems {
    private final Config section;
    private final String name;
    private final List<Problem> found = new ArrayList<>();

    SettingProblems(Config section, String name) {
        this.section = section;
        this.name = name;
    }

    void require(String key, boolean good, String fix) {
        if (!good) {
            ConfigOrigin origin = section.getValue(key).origin();
            found.add(new Problem(
                    Optional.ofNullable(origin.filename()).orElse(origin.description()),
                    Math.max(0, origin.lineNumber()),
                    name + "." + key,
                    "the value is '" + section.getValue(key).unwrapped() + "'",
                    fix));
        }
    }

    void requireOneOf(String key, Enum<?>[] constants) {
        List<String> words = Stream.of(constants)
                .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        require(
                key,
                words.contains(section.getString(key)),
                "use one of " + words.stream().collect(Collectors.joining(", ")));
    }

    /** For what no single key is to blame for. */
    void add(String cause, String fix) {
        found.add(new Problem("settings", 0, name, cause, fix));
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw CaptureErrors.settings(found);
        }
    }
}
