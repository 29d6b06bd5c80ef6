package dev.onramp.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One field of an entity, of a source row or of a struct.
 *
 * @param optional whether it may be absent; key fields never are
 * @param deprecated whether consumers should move away from it
 * @param hint how analysts aggregate it, if the model says so
 * @param doc what it means, empty when the model does not say
 * @param formerNames what it was called in earlier versions of the model; tables and records from then have these names
 */
public record Field(
        Identifier name,
        FieldType type,
        boolean optional,
        Classification classification,
        boolean deprecated,
        Optional<Hint> hint,
        String doc,
        List<String> examples,
        List<Identifier> formerNames) {

    /** How carefully a value must be handled. SECRET values leave no trace behind the transform. */
    public enum Classification {
        NONE,
        PII,
        SECRET
    }

    /** How a field is used in aggregates. */
    public enum Hint {
        METRIC,
        DIMENSION
    }

    public Field {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(classification, "classification");
        Objects.requireNonNull(hint, "hint");
        Objects.requireNonNull(doc, "doc");
        examples = List.copyOf(examples);
        formerNames = List.copyOf(formerNames);
    }

    /** One that was never called anything else. */
    public Field(
            Identifier name,
            FieldType type,
            boolean optional,
            Classification classification,
            boolean deprecated,
            Optional<Hint> hint,
            String doc,
            List<String> examples) {
        this(name, type, optional, classification, deprecated, hint, doc, examples, List.of());
    }
}
