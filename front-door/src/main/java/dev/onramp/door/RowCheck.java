package dev.onramp.door;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onramp.model.Field;
import dev.onramp.model.Identifier;
import dev.onramp.model.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a row is one that the transform will read: the same rules as format {@code row} of {@code docs/contract.md}, so that what is
 * accepted here is not dead-lettered there for its form. Compiled once per source; immutable and thread-safe.
 */
final class RowCheck {
    private static final String OPERATION = "__op";
    private static final String POSITION = "__seq";
    private static final String COMMITTED_AT = "__ts_ms";
    private static final Set<String> OPERATIONS = Set.of("c", "u", "d", "r");
    /** The end of the year 9999. */
    private static final long LAST_MILLIS = 253_402_300_799_999L;

    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final List<String> key;

    RowCheck(Source source) {
        source.fields().forEach(each -> fields.put(each.name().value(), each));
        key = source.key().stream().map(Identifier::value).toList();
    }

    /**
     * @param base JSON pointer of the row
     * @param out gets a problem for each bad field
     * @param unmapped gets the names that the source does not declare
     */
    void check(JsonNode row, String base, FieldProblems out, Set<String> unmapped) {
        if (!row.isObject()) {
            out.add(base, "must be an object, but is " + TypeCheck.kind(row));
            return;
        }
        row.properties().forEach(member -> {
            String name = member.getKey();
            JsonNode value = member.getValue();
            if (fields.containsKey(name)) {
                if (!value.isNull()) {
                    TypeCheck.check(value, fields.get(name).type(), base + "/" + name, out);
                }
            } else if (!checkMeta(name, value, base, out)) {
                unmapped.add(name);
            }
        });
        boolean delete = row.path(OPERATION).asText("").equals("d");
        fields.forEach((name, field) -> {
            boolean needed = key.contains(name) || (!delete && !field.optional());
            if (needed && !row.hasNonNull(name)) {
                out.add(base + "/" + name, row.has(name) ? "is required, but is null" : "is required");
            }
        });
    }

    /** The values of the key as text, joined with {@code ,}; of a good row. */
    String key(JsonNode row) {
        return key.stream().map(name -> row.path(name).asText()).collect(Collectors.joining(","));
    }

    private static boolean checkMeta(String name, JsonNode value, String base, FieldProblems out) {
        switch (name) {
            case OPERATION -> {
                if (!value.isNull() && !(value.isTextual() && OPERATIONS.contains(value.textValue()))) {
                    out.add(base + "/" + name, "must be one of c, u, d, r");
                }
            }
            case POSITION -> checkNumber(name, value, Long.MAX_VALUE, base, out);
            case COMMITTED_AT -> checkNumber(name, value, LAST_MILLIS, base, out);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void checkNumber(String name, JsonNode value, long highest, String base, FieldProblems out) {
        if (!value.isNull()
                && !(value.isIntegralNumber()
                        && value.canConvertToLong()
                        && value.longValue() >= 0
                        && value.longValue() <= highest)) {
            out.add(base + "/" + name, "must be an integer from 0 to " + highest);
        }
    }
}
