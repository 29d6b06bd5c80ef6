package dev.onramp.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValue;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What values a setting takes, told by its default in {@code reference.conf}: {@code 4} a whole number, {@code 0.5} a number,
 * {@code true} true or false, {@code 100ms} or {@code 60s} a duration, {@code 256m} a heap size as the Java launcher takes it,
 * anything else a text.
 */
enum SettingKind {
    WHOLE_NUMBER("a whole number such as 4"),
    NUMBER("a number such as 0.5"),
    BOOLEAN("true or false"),
    DURATION("a duration with its unit, such as 100ms or 30s"),
    HEAP("a heap size such as 256m or 2g"),
    TEXT("a text");

    private static final Pattern SHIPPED_DURATION = Pattern.compile("\\d+(ms|s)");
    private static final Pattern DURATION_FORM = Pattern.compile("\\d+(\\.\\d+)?\\s*[a-z]+");
    private static final Pattern HEAP_FORM = Pattern.compile("[1-9]\\d*[kmgKMG]");
    private static final Pattern WHOLE_FORM = Pattern.compile("-?\\d{1,18}");

    private final String expected;

    SettingKind(String expected) {
        this.expected = expected;
    }

    /** What to write, for messages. */
    String expected() {
        return expected;
    }

    /** The kind of a default. */
    static SettingKind of(ConfigValue shipped) {
        Object value = shipped.unwrapped();
        if (value instanceof Boolean) {
            return BOOLEAN;
        } else if (value instanceof Integer || value instanceof Long) {
            return WHOLE_NUMBER;
        } else if (value instanceof Number) {
            return NUMBER;
        } else if (SHIPPED_DURATION.matcher(String.valueOf(value)).matches()) {
            return DURATION;
        }
        return HEAP_FORM.matcher(String.valueOf(value)).matches() ? HEAP : TEXT;
    }

    /** Whether a value, or a text that spells one, is of this kind. */
    boolean accepts(ConfigValue value) {
        Optional<String> text = text(value);
        if (text.isEmpty()) {
            return false;
        }
        return switch (this) {
            case TEXT -> true;
            case WHOLE_NUMBER -> WHOLE_FORM.matcher(text.get()).matches();
            case HEAP -> HEAP_FORM.matcher(text.get()).matches();
            case BOOLEAN -> reads(value, config -> config.getBoolean("value"));
            case NUMBER -> reads(value, config -> config.getDouble("value"));
            case DURATION ->
                DURATION_FORM.matcher(text.get()).matches() && reads(value, config -> config.getDuration("value"));
        };
    }

    /** The text of a single value; empty for objects, lists and null. */
    static Optional<String> text(ConfigValue value) {
        return switch (value.valueType()) {
            case STRING, NUMBER, BOOLEAN -> Optional.of(value.atKey("value").getString("value"));
            case OBJECT, LIST, NULL -> Optional.empty();
        };
    }

    private static boolean reads(ConfigValue value, Consumer<Config> reading) {
        try {
            reading.accept(value.atKey("value"));
            return true;
        } catch (ConfigException e) {
            return false;
        }
    }
}
