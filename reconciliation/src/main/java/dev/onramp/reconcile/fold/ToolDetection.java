package dev.onramp.reconcile.fold;

import dev.onramp.model.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells by its structure which tool a record is from, for the format {@code auto} of the contract. */
final class ToolDetection {
    private ToolDetection() {}

    /**
     * Empty for a plain row.
     *
     * @throws Rejection when the record looks like messages of several formats
     */
    static Optional<Tool> of(Source source, Map<String, @Nullable Object> object) throws Rejection {
        Object inner = Json.unwrapped(object);
        Map<?, ?> message = inner instanceof Map<?, ?> payload ? payload : object;
        List<Tool> found = new ArrayList<>(1);
        if (inner == null
                || message.containsKey("op") && message.containsKey("source")
                || ToolMessages.isNotice(message)) {
            found.add(Tool.DEBEZIUM);
        }
        if (message.get("metadata") instanceof Map<?, ?> metadata && metadata.containsKey("record-type")) {
            found.add(Tool.DMS);
        }
        if (message.containsKey("table") && message.containsKey("op_type") && message.containsKey("op_ts")) {
            found.add(Tool.GOLDENGATE);
        }
        if (message.containsKey("database") && message.containsKey("type") && message.containsKey("ts")) {
            found.add(Tool.MAXWELL);
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        boolean isRow = source.key().stream().allMatch(each -> object.containsKey(each.value()));
        if (found.size() > 1 || isRow) {
            throw new Rejection("the record looks like several formats: " + found + (isRow ? " and a row" : ""));
        }
        return Optional.of(found.get(0));
    }
}
