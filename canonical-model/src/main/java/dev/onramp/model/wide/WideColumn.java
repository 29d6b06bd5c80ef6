package dev.onramp.model.wide;

import dev.onramp.model.Field;
import java.util.Objects;

/**
 * One column of a wide table.
 *
 * @param name as it is stored, unique in its table
 * @param step index of the step whose entity has the field
 */
public record WideColumn(String name, int step, Field field) {
    public WideColumn {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(field, "field");
        if (step < 0) {
            throw new IllegalArgumentException("there is no step " + step);
        }
    }
}
