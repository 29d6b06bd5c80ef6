package dev.onramp.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How the value of one canonical field comes from a source row. A tree of a closed set of nodes, so that it can be compiled, interpreted
 * and followed backwards for lineage. What each node gives is in {@code docs/mapping.md}; the value is converted to the type of the field
 * it is for at the end (a text is parsed as ISO 8601 for dates and timestamps).
 */
public sealed interface Expression {

    /** The expressions that this one works on, in the order of the model; none for what stands at the beginning. */
    default List<Expression> inputs() {
        return List.of();
    }

    /**
     * The value of a source field, or of a member inside of it.
     *
     * @param path from the field into structs; empty for the field itself. Absent where any step is
     */
    record From(Identifier field, List<Identifier> path) implements Expression {
        public From {
            Objects.requireNonNull(field, "field");
            path = List.copyOf(path);
        }

        public From(Identifier field) {
            this(field, List.of());
        }
    }

    /**
     * Inside of {@link Each}: the element that is worked on, of the innermost one.
     *
     * @param path from the element into structs; empty for the element itself
     */
    record Item(List<Identifier> path) implements Expression {
        public Item {
            path = List.copyOf(path);
        }
    }

    /** The same text for every row. */
    record Const(String value) implements Expression {}

    /** The texts of the parts, one after the other; absent when any part is absent. */
    record Concat(List<Expression> parts) implements Expression {
        public Concat {
            parts = List.copyOf(parts);
        }

        @Override
        public List<Expression> inputs() {
            return parts;
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
            cases = Collections.unmodifiableMap(new LinkedHashMap<>(cases));
            Objects.requireNonNull(otherwise, "otherwise");
        }

        @Override
        public List<Expression> inputs() {
            return List.of(input);
        }
    }

    /** The first part that is present. */
    record Coalesce(List<Expression> parts) implements Expression {
        public Coalesce {
            parts = List.copyOf(parts);
        }

        @Override
        public List<Expression> inputs() {
            return parts;
        }
    }

    /** A text read in a foreign form; a text that is not of the form rejects the change. */
    record Parse(Expression input, TextForm form) implements Expression {
        public Parse {
            Objects.requireNonNull(input, "input");
            Objects.requireNonNull(form, "form");
        }

        @Override
        public List<Expression> inputs() {
            return List.of(input);
        }
    }

    /**
     * One value or another.
     *
     * @param otherwise what holds where the condition does not; empty: absent
     */
    record When(Condition condition, Expression then, Optional<Expression> otherwise) implements Expression {
        public When {
            Objects.requireNonNull(condition, "condition");
            Objects.requireNonNull(then, "then");
            Objects.requireNonNull(otherwise, "otherwise");
        }

        @Override
        public List<Expression> inputs() {
            return otherwise.isPresent()
                    ? List.of(condition.subject(), then, otherwise.get())
                    : List.of(condition.subject(), then);
        }
    }

    /** A text without the white space at its ends, as {@link String#strip()} has it. */
    record Trim(Expression input) implements Expression {
        @Override
        public List<Expression> inputs() {
            return List.of(input);
        }
    }

    /** A text in capital or small letters, by the rules of no language in particular ({@code Locale.ROOT}). */
    record ChangeCase(Expression input, Letters letters) implements Expression {
        /** The letters of the result. */
        public enum Letters {
            UPPER,
            LOWER
        }

        @Override
        public List<Expression> inputs() {
            return List.of(input);
        }
    }

    /** Absent where the text is one of these, else the text. */
    record NullIf(Expression input, Set<String> texts) implements Expression {
        public NullIf {
            Objects.requireNonNull(input, "input");
            texts = Collections.unmodifiableSet(new LinkedHashSet<>(texts));
        }

        @Override
        public List<Expression> inputs() {
            return List.of(input);
        }
    }

    /**
     * A text cut at every occurrence of the separator; empty parts count.
     *
     * @param separator not empty, taken literally
     * @param index which part, from 0, or from the end from -1; absent where there is none. Empty: the array of all parts
     */
    record Split(Expression input, String separator, OptionalInt index) implements Expression {
        public Split {
            Objects.requireNonNull(input, "input");
            Objects.requireNonNull(index, "index");
            if (separator.isEmpty()) {
                throw new IllegalArgumentException("a separator must not be empty");
            }
        }

        @Override
        public List<Expression> inputs() {
            return List.of(input);
        }
    }

    /** An array, with what the second expression makes of each element of the first; absent elements are left out. */
    record Each(Expression input, Expression element) implements Expression {
        @Override
        public List<Expression> inputs() {
            return List.of(input, element);
        }
    }

    /** A struct; absent where all of its members are. */
    record StructOf(Map<Identifier, Expression> members) implements Expression {
        public StructOf {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        @Override
        public List<Expression> inputs() {
            return List.copyOf(members.values());
        }
    }

    /** An array of the parts that are present; absent where none is. */
    record ArrayOf(List<Expression> parts) implements Expression {
        public ArrayOf {
            parts = List.copyOf(parts);
        }

        @Override
        public List<Expression> inputs() {
            return parts;
        }
    }

    /**
     * What a {@link MappingFunction} makes of the arguments; absent where all of them are.
     *
     * @param className as {@link MappingFunctions#load} takes it
     * @param arguments at least one
     */
    record Call(String className, List<Expression> arguments) implements Expression {
        public Call {
            Objects.requireNonNull(className, "className");
            arguments = List.copyOf(arguments);
        }

        @Override
        public List<Expression> inputs() {
            return arguments;
        }
    }
}
