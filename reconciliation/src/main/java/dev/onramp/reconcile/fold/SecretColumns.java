package dev.onramp.reconcile.fold;

import dev.onramp.model.Identifier;
import dev.onramp.model.Source;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks for values of secret columns that stand in clear where a hash or nothing should stand. Immutable and thread-safe. */
public final class SecretColumns {
    private static final String HASH = "hmac-sha256:[0-9a-f]{64}";
    private static final Pattern HASHED = Pattern.compile(HASH);

    private final Source source;
    private final @Nullable Pattern member;

    public SecretColumns(Source source) {
        this.source = source;
        String names = source.secretFields().stream().map(Identifier::value).collect(Collectors.joining("|"));
        this.member = names.isEmpty()
                ? null
                : Pattern.compile("\"(?:" + names + ")\"\\s*:\\s*(?=(\\S.{0,90}))", Pattern.DOTALL);
    }

    /** Whether a stored payload shows a secret. */
    public boolean areShownBy(String payload) {
        if (member == null) {
            return false;
        }
        try {
            Map<String, @Nullable Object> members = JsonObjectText.read(payload);
            return source.secretFields().stream().anyMatch(each -> isClear(members.get(each.value())));
        } catch (Rejection broken) {
            return areShownByBroken(payload, member);
        }
    }

    private static boolean isClear(@Nullable Object value) {
        return value != null
                && !(value instanceof String text && HASHED.matcher(text).matches());
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
