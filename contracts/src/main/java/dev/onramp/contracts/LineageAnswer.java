package dev.onramp.contracts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The answer to "where does this column come from, and what comes from it", for people and for programs. Immutable.
 *
 * @param note why it goes nowhere; empty for others
 */
public record LineageAnswer(ColumnNode column, ColumnLineage lineage, String note) {
    /** @throws dev.onramp.config.OnrampException ONR-K002 when there is no column of that name */
    public static LineageAnswer of(ColumnLineage lineage, String name) {
        ColumnNode column = lineage.find(name);
        return new LineageAnswer(column, lineage, lineage.droppedBecause(column).orElse(""));
    }

    /** Lines end with {@code \n}; each step is deeper by two blanks. */
    public String text() {
        StringBuilder text = new StringBuilder(column + " (" + kind(column) + ")\n");
        if (!note.isEmpty()) {
            text.append("  ").append(note).append('\n');
        }
        tree(text, column, Direction.UP, 1);
        tree(text, column, Direction.DOWN, 1);
        return text.toString();
    }

    private void tree(StringBuilder text, ColumnNode at, Direction direction, int depth) {
        for (ColumnEdge edge : steps(at, direction)) {
            ColumnNode next = direction == Direction.UP ? edge.from() : edge.to();
            text.append("  ".repeat(depth))
                    .append(direction == Direction.UP ? "<- " : "-> ")
                    .append(next)
                    .append(": ")
                    .append(edge.how())
                    .append(edge.effect() == ColumnEdge.Effect.CONDITION ? " (condition)" : "")
                    .append('\n');
            tree(text, next, direction, depth + 1);
        }
    }

    /** As plain data, for printing as JSON: every step once, the nearest first. */
    public Map<String, Object> map() {
        return Documents.map(
                "column",
                column.toString(),
                "kind",
                kind(column),
                "note",
                note,
                "from",
                edges(Direction.UP),
                "to",
                edges(Direction.DOWN));
    }

    private List<Map<String, Object>> edges(Direction direction) {
        Set<ColumnEdge> found = new LinkedHashSet<>();
        List<ColumnNode> open = new ArrayList<>(List.of(column));
        while (!open.isEmpty()) {
            for (ColumnEdge edge : steps(open.remove(0), direction)) {
                if (found.add(edge)) {
                    open.add(direction == Direction.UP ? edge.from() : edge.to());
                }
            }
        }
        return found.stream().map(LineageAnswer::map).toList();
    }

    private List<ColumnEdge> steps(ColumnNode at, Direction direction) {
        return direction == Direction.UP ? lineage.into(at) : lineage.outOf(at);
    }

    private static Map<String, Object> map(ColumnEdge edge) {
        return Documents.map(
                "from", map(edge.from()),
                "to", map(edge.to()),
                "effect", edge.effect().name().toLowerCase(Locale.ROOT),
                "how", edge.how());
    }

    private static Map<String, Object> map(ColumnNode node) {
        return Documents.map("kind", kind(node), "dataset", node.dataset(), "column", node.column());
    }

    private static String kind(ColumnNode node) {
        return switch (node.kind()) {
            case RAW -> "raw column";
            case FIELD -> "field";
            case VIEW -> "column of a view";
        };
    }

    private enum Direction {
        UP,
        DOWN
    }
}
