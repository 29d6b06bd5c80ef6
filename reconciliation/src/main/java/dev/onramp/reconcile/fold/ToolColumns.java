package dev.onramp.reconcile.fold;

import dev.onramp.model.Field;
import dev.onramp.model.Identifier;
import dev.onramp.model.Source;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The declared columns in the rows of a tool's change: names in any case of letters, and values that the message leaves open. */
final class ToolColumns {
    private static final String UNAVAILABLE = "__debezium_unavailable_value";
    private static final String MISSING = "_isMissing";

    private final Source source;
    private final ToolChange change;
    private final Map<String, @Nullable Object> outer;

    ToolColumns(Source source, ToolChange change, Map<String, @Nullable Object> outer) {
        this.source = source;
        this.change = change;
        this.outer = outer;
    }

    /**
     * The rows of a change.
     *
     * @param old the row with the key that it had; empty where it keeps its key
     */
    record Rows(
            Map<Identifier, @Nullable Object> now, Map<Identifier, @Nullable Object> old, Reading.Secrets secrets) {}

    /** @throws Rejection when a value is not of its column's type or is not told; absent ones are not looked for */
    Rows read() throws Rejection {
        boolean delete = change.operation() == dev.onramp.model.contract.Operation.DELETE;
        String image = delete ? "before" : "after";
        Set<Identifier> open = new HashSet<>();
        Map<Identifier, @Nullable Object> now = image(change.row(), image, Set.of(), open);
        boolean update = change.operation() == dev.onramp.model.contract.Operation.UPDATE;
        if (change.tool() == Tool.GOLDENGATE && update) {
            source.fields().stream()
                    .map(Field::name)
                    .filter(each -> !now.containsKey(each))
                    .forEach(open::add);
        } else if (change.tool() != Tool.DEBEZIUM || delete) {
            open.clear();
        }
        Map<?, ?> before = change.before().orElse(Map.of());
        Map<Identifier, @Nullable Object> then = image(before, "before", Set.copyOf(source.key()), new HashSet<>());
        boolean moves = source.key().stream().anyMatch(each -> differ(then.get(each), now.get(each)));
        if (moves || !open.isEmpty()) {
            then.putAll(image(before, "before", Set.of(), new HashSet<>()));
        }
        for (Identifier each : open) {
            if (!then.containsKey(each)) {
                throw new Rejection("the message does not tell the value of column " + each);
            }
            now.put(each, then.get(each));
        }
        Map<Identifier, @Nullable Object> old = new HashMap<>();
        if (moves) {
            old.putAll(now);
            then.forEach((column, value) -> {
                if (value != null) {
                    old.put(column, value);
                }
            });
        }
        boolean hides =
                source.secretFields().stream().anyMatch(each -> now.get(each) != null || then.get(each) != null);
        return new Rows(now, old, hides ? Reading.Secrets.HIDDEN : Reading.Secrets.NONE);
    }

    static String small(String name) {
        StringBuilder result = new StringBuilder(name);
        for (int i = 0; i < result.length(); i++) {
            char each = result.charAt(i);
            if (each >= 'A' && each <= 'Z') {
                result.setCharAt(i, (char) (each - 'A' + 'a'));
            }
        }
        return result.toString();
    }

    /** What the image tells: absent values that it tells as null, others not at all. */
    private Map<Identifier, @Nullable Object> image(
            Map<?, ?> object, String name, Set<Identifier> only, Set<Identifier> open) throws Rejection {
        Map<String, SemanticColumn> semantics =
                change.tool() == Tool.DEBEZIUM ? SemanticColumn.of(outer, name) : Map.of();
        Map<String, @Nullable Object> members = new HashMap<>();
        Set<String> missing = new HashSet<>();
        Set<String> twice = new HashSet<>();
        object.forEach((key, value) -> {
            String member = String.valueOf(key);
            String column = small(member);
            if (members.containsKey(column)) {
                twice.add(column);
            }
            members.put(column, value);
            if (change.tool() == Tool.GOLDENGATE && member.endsWith(MISSING) && Boolean.TRUE.equals(value)) {
                missing.add(small(member.substring(0, member.length() - MISSING.length())));
            }
        });
        Map<Identifier, @Nullable Object> values = new HashMap<>();
        for (Field field : source.fields()) {
            String column = field.name().value();
            if (!members.containsKey(column) || (!only.isEmpty() && !only.contains(field.name()))) {
                continue;
            }
            if (twice.contains(column)) {
                throw new Rejection("column " + column + " is there twice");
            }
            Object json = members.get(column);
            if (missing.contains(column) || change.tool() == Tool.DEBEZIUM && UNAVAILABLE.equals(json)) {
                open.add(field.name());
            } else {
                // The archive holds a hash in place of a secret value: its type cannot be seen any more.
                boolean secret = field.classification() == Field.Classification.SECRET;
                SemanticColumn semantic = semantics.getOrDefault(column, SemanticColumn.NONE);
                values.put(field.name(), secret ? json : ToolValues.read(field.type(), json, semantic));
            }
        }
        return values;
    }

    private static boolean differ(@Nullable Object then, @Nullable Object now) {
        return then != null && now != null && !Values.text(then).equals(Values.text(now));
    }
}
