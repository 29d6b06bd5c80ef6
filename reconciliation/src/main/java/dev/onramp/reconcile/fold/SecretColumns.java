package dev.onramp.reconcile.fold;

import dev.onramp.model.Identifier;
import dev.onramp.model.Source;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks for values of secret columns that stand in clear where a hash or nothing should stand. Immutable and thread-safe. */
public final class SecretColumns {
    private static final String HASH = "hmac-sha256:[0-9a-f]{64}";
    private static final Pattern HASHED = Pattern.compile(HASH);

    private final Set<String> names;
    private final @Nullable Pattern member;

    public SecretColumns(Source source) {
        this.names = source.secretFields().stream().map(Identifier::value).collect(Collectors.toUnmodifiableSet());
        this.member = names.isEmpty()
                ? null
                : Pattern.compile(
                        "\"(?:" + String.join("|", names) + ")\"\\s*:\\s*(?=(\\S.{0,90}))",
                        Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    }

    /** Whether something of that name is a secret. */
    public boolean isSecret(String name) {
        return names.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Whether the value that stands for something secret is a hash or nothing. */
    public static boolean isHidden(@Nullable Object value) {
        return value == null
                || value instanceof String text && HASHED.matcher(text).matches();
    }

    /** Whether a stored payload shows a secret. */
    public boolean areShownBy(String payload) {
        if (member == null) {
            return false;
        }
        try {
            return showsIn(JsonObjectText.read(payload));
        } catch (Rejection broken) {
            return areShownByBroken(payload, member);
        }
    }

    private boolean showsIn(@Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            return members.entrySet().stream()
                    .anyMatch(each -> isSecret(String.valueOf(each.getKey()))
                            ? !isHidden(each.getValue())
                            : showsIn(each.getValue()));
        }
        return value instanceof List<?> elements && elements.stream().anyMatch(this::showsIn);
    }

    private static boolean areShownByBroken(String payload, Pattern member) {
        Matcher found = member.matcher(payload);
        while (found.find()) {
            String value = found.group(1);
            if (!value.startsWith("null") && !value.matches("(?s)\"" + HASH + "\".*")) {
                return true;
            }
        }
        return false;
    }
}
