package dev.onramp.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How the value of one canonical field comes from a source row. A tree of a closed set of nodes, so that it can be compiled, interpreted
 * and followed backwards for lineage. An expression whose inputs are all absent is absent; the value is converted to the type of the
 * field it is for at the end (a text is parsed as ISO 8601 for dates and timestamps).
 */
public sealed interface Expression {

    /** The value of a source field. */
    record From(Identifier field) implements Expression {}

    /** The same text for every row. */
    record Const(String value) implements Expression {}

    /** The texts of the parts, one after the other; absent when any {@link From} part is absent. */
    record Concat(List<Expression> parts) implements Expression {
        public Concat {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A text looked up in a list of cases, exactly.
     *
     * @param otherwise what an unlisted text becomes; empty: the change is rejected
     */
    record MapCases(Expression input, Map<String, String> cases, Optional<String> otherwise) implements Expression {
        public MapCases {
            Objects.requireNonNull(input, "input");
            cases = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(cases));
            Objects.requireNonNull(otherwise, "otherwise");
        }
    }

    /** The first part that is present. */
    record Coalesce(List<Expression> parts) implements Expression {
        public Coalesce {
            parts = List.copyOf(parts);
        }
    }
}
