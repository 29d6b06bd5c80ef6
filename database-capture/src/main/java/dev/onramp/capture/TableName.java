package dev.onramp.capture;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table of the legacy database. Both names are spelled as the database spells them, and plain enough to stand in its SQL and in patterns
 * between double quotes.
 */
public record TableName(String schema, String table) {
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]{0,62}";
    private static final Pattern TEXT = Pattern.compile("(?:(" + NAME + ")\\.)?(" + NAME + ")");

    /** @throws IllegalArgumentException when a name is not plain; the message holds it */
    public TableName {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(table, "table");
        if (!isPlain(schema) || !isPlain(table)) {
            throw new IllegalArgumentException("not a plain table name: '" + schema + "." + table + "'");
        }
    }

    /** {@code cust} or {@code crm.cust}; empty for anything else. */
    static Optional<TableName> parse(String text, String defaultSchema) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches() || !isPlain(defaultSchema)) {
            return Optional.empty();
        }
        return Optional.of(
                new TableName(Optional.ofNullable(matcher.group(1)).orElse(defaultSchema), matcher.group(2)));
    }

    static boolean isPlain(String name) {
        return name.matches(NAME);
    }

    /** For SQL that a person is told to run. */
    public String quoted() {
        return "\"" + schema + "\".\"" + table + "\"";
    }

    /** {@code schema.table}. */
    @Override
    public String toString() {
        return schema + "." + table;
    }
}
