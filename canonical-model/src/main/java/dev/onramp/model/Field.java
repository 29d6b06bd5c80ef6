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
 * @param masking what analysts see in its place; present when it is personal, and only then
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
        List<Identifier> formerNames,
        Optional<Masking> masking) {

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
        Objects.requireNonNull(masking, "masking");
        if (masking.isPresent() != (classification == Classification.PII)) {
            throw new IllegalArgumentException("a personal field is masked, and no other: " + name);
        }
        if (masking.filter(each -> !each.fits(type)).isPresent()) {
            throw new IllegalArgumentException("a " + type + " cannot be masked by " + masking.get() + ": " + name);
        }
    }

    /** One that was never called anything else; as a personal one it shows analysts nothing. */
    public Field(
            Identifier name,
            FieldType type,
            boolean optional,
            Classification classification,
            boolean deprecated,
            Optional<Hint> hint,
            String doc,
            List<String> examples) {
        this(
                name,
                type,
                optional,
                classification,
                deprecated,
                hint,
                doc,
                examples,
                List.of(),
                classification == Classification.PII ? Optional.of(Masking.NULL) : Optional.empty());
    }
}
