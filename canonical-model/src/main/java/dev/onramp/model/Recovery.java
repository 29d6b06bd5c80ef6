package dev.onramp.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a source column is got back from an entity: what the mapping did to it, undone.
 *
 * @param path from the entity's field into structs; never empty
 * @param steps to take with the text of the value, in this order
 * @param formerNames what records of before call the entity's field
 */
public record Recovery(Field column, List<Identifier> path, List<Step> steps, List<Identifier> formerNames) {
    public Recovery {
        Objects.requireNonNull(column, "column");
        path = List.copyOf(path);
        steps = List.copyOf(steps);
        formerNames = List.copyOf(formerNames);
        if (path.isEmpty()) {
            throw new IllegalArgumentException("column " + column.name() + " comes from no field");
        }
    }

    /** Undoes one step of a mapping. */
    public sealed interface Step {}

    /** Takes off what a {@code concat} of constants put around a text. */
    public record Cut(String prefix, String suffix) implements Step {
        public Cut {
            Objects.requireNonNull(prefix, "prefix");
            Objects.requireNonNull(suffix, "suffix");
        }
    }

    /** Looks a result of a {@code map} up among its cases; the results are all different. */
    public record Unmap(Map<String, String> cases) implements Step {
        public Unmap {
            cases = Collections.unmodifiableMap(new LinkedHashMap<>(cases));
        }
    }

    /** Writes a value in the form that a {@code parse} reads. */
    public record Write(TextForm form) implements Step {
        public Write {
            Objects.requireNonNull(form, "form");
        }
    }
}
