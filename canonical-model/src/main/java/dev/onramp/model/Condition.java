package dev.onramp.model;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/** A simple question about one value of the row. Its subject is a {@link Expression.From} or a {@link Expression.Item}. */
public sealed interface Condition {
    /** The value that is asked about. */
    Expression subject();

    /** Holds where the text of the value is one of these, exactly; an absent value is none of them. */
    record OneOf(Expression subject, Set<String> texts) implements Condition {
        public OneOf {
            Objects.requireNonNull(subject, "subject");
            texts = Collections.unmodifiableSet(new LinkedHashSet<>(texts));
        }
    }

    /** Holds where there is no value. */
    record Absent(Expression subject) implements Condition {}

    /** Holds where there is a value. */
    record Present(Expression subject) implements Condition {}
}
