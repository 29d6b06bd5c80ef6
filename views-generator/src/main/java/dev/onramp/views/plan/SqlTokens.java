package dev.onramp.views.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a query apart so that two ways of writing it compare equal. Trino and Athena store a view not as it was sent but printed anew from its
 * syntax tree: with other white space, other parentheses, without quotes where there need be none, and with or without AS and
 * ASC.
 * None of these is a token here; texts between single quotes stay as they are, everything else is in lower case.
 */
final class SqlTokens {
    private static final Pattern TOKEN = Pattern.compile("'(?:[^']|'')*'|\"((?:[^\"]|\"\")*)\"|\\w+|->|<>|[^\\s\\w]");

    private static final Set<String> OPTIONAL = Set.of("as", "asc", "(", ")");

    private SqlTokens() {}

    static List<String> of(String sql) {
        var tokens = new ArrayList<String>();
        Matcher matcher = TOKEN.matcher(sql);
        while (matcher.find()) {
            String token = matcher.group(1) == null ? matcher.group() : matcher.group(1);
            if (!token.startsWith("'")) {
                token = token.toLowerCase(Locale.ROOT);
            }
            if (!OPTIONAL.contains(token)) {
                tokens.add(token);
            }
        }
        return List.copyOf(tokens);
    }
}
