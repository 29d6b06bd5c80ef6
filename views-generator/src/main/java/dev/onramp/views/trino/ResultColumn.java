package dev.onramp.views.trino;

import java.util.Objects;

/**
 * A column of a query's result.
 *
 * @param type as Trino writes it, such as {@code timestamp(3)} or {@code array(varchar)}
 */
public record ResultColumn(String name, String type) {
    public ResultColumn {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
    }

    /** Whether values are numbers, which are aligned to the right. */
    boolean isNumeric() {
        return type.startsWith("decimal")
                || switch (type) {
                    case "tinyint", "smallint", "integer", "bigint", "real", "double" -> true;
                    default -> false;
                };
    }
}
