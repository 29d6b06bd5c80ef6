package dev.onramp.capture;

import dev.onramp.model.Field;
import dev.onramp.model.Identifier;
import dev.onramp.model.Source;
import java.util.List;
import java.util.Objects;

/**
 * A table and the source of the model that it feeds.
 *
 * @param requiredColumns columns without which every change would be rejected: the source's key and what it declares as not optional
 */
public record CapturedTable(TableName table, Identifier source, List<String> requiredColumns) {
    public CapturedTable {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(source, "source");
        requiredColumns = List.copyOf(requiredColumns);
    }

    static CapturedTable of(TableName table, Source source) {
        return new CapturedTable(
                table,
                source.table(),
                source.fields().stream()
                        .filter(each -> !each.optional() || source.key().contains(each.name()))
                        .map(Field::name)
                        .map(Identifier::value)
                        .toList());
    }
}
