package dev.onramp.replay;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import dev.onramp.model.Source;

/** The model as the archive needs it: where a secret value was, there is a text, whatever the type of the column. */
final class HiddenSecrets {
    private HiddenSecrets() {}

    static CanonicalModel in(CanonicalModel model) {
        return new CanonicalModel(
                model.entities(),
                model.sources().stream().map(HiddenSecrets::in).toList(),
                model.functions(),
                model.consumers());
    }

    private static Source in(Source source) {
        return new Source(
                source.table(),
                source.system(),
                source.format(),
                source.order(),
                source.key(),
                source.fields().stream().map(HiddenSecrets::in).toList(),
                source.version(),
                source.produces(),
                source.examples(),
                source.schemaDrift());
    }

    private static Field in(Field field) {
        return field.classification() == Field.Classification.SECRET
                ? new Field(
                        field.name(),
                        FieldType.Primitive.STRING,
                        field.optional(),
                        field.classification(),
                        field.deprecated(),
                        field.hint(),
                        field.doc(),
                        field.examples())
                : field;
    }
}
