package dev.onramp.views;

import dev.onramp.model.Identifier;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a view's column takes its value from: the way from the view's driving entity, and the column at its end.
 *
 * @param entity the entity whose table holds the column
 * @param roles names of the references followed from the driving entity; empty for its own columns
 * @param column field or lineage column
 */
public record Origin(Identifier entity, List<Identifier> roles, String column) {
    public Origin {
        Objects.requireNonNull(entity, "entity");
        roles = List.copyOf(roles);
        Objects.requireNonNull(column, "column");
    }

    /** {@code role.role.column}. */
    public String path() {
        return joined(".");
    }

    boolean isOwn() {
        return roles.isEmpty();
    }

    /** The path without its first steps, as one name. */
    String suffix(int skippedRoles) {
        return steps().skip(skippedRoles).collect(Collectors.joining("_"));
    }

    private String joined(String separator) {
        return steps().collect(Collectors.joining(separator));
    }

    private Stream<String> steps() {
        return Stream.concat(roles.stream().map(Identifier::value), Stream.of(column));
    }
}
