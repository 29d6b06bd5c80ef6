package dev.onramp.views;

import dev.onramp.model.FieldType;
import java.util.Objects;

/**
 * One column of a view.
 *
 * @param name unique in its view, at most {@value SqlNames#MAX_BYTES} bytes, not quoted
 * @param comment what it means, from the model; may be empty
 */
public record ViewColumn(String name, FieldType type, String comment, Origin origin) {
    public ViewColumn {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(comment, "comment");
        Objects.requireNonNull(origin, "origin");
    }
}
