package dev.onramp.reconcile.fold;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The key of a row as one text, for looking it up and for showing it.
 *
 * @param text the value itself for a key of one column; else each value with its length before it, joined with commas
 */
public record RowKey(String text) {
    /** Under this key stand the truncates of a table or an entity. No row has it: texts with U+0000 are rejected. */
    public static final RowKey OF_TRUNCATE = new RowKey("\u0000");

    /** @param values texts of {@link CellText}, in key order */
    public static RowKey of(List<String> values) {
        if (values.size() == 1) {
            return new RowKey(values.get(0));
        }
        return new RowKey(
                values.stream().map(each -> each.length() + ":" + each).collect(Collectors.joining(",")));
    }

    @Override
    public String toString() {
        return equals(OF_TRUNCATE) ? "(truncate)" : text;
    }
}
