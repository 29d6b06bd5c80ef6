package dev.onramp.model;

import dev.onramp.config.DidYouMean;
import dev.onramp.model.Field.Classification;
import dev.onramp.model.Field.Hint;
import dev.onramp.model.FieldType.ArrayType;
import dev.onramp.model.FieldType.DecimalType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.FieldType.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the fields of entities, source rows and structs. */
final class FieldReader {
    /** Where fields may stand; not every mark makes sense everywhere. */
    enum Place {
        ENTITY(
                "type",
                "values",
                "element",
                "fields",
                "optional",
                "renamed-from",
                "references",
                "depth",
                "to-many",
                "classification",
                "mask",
                "deprecated",
                "metric",
                "dimension",
                "doc",
                "examples"),
        SOURCE("type", "values", "element", "fields", "optional", "classification", "deprecated", "doc", "examples"),
        STRUCT("type", "values", "element", "fields", "optional", "classification", "deprecated", "doc", "examples");

        private final String[] keys;

        Place(String... keys) {
            this.keys = keys;
        }
    }

    private static final Map<String, Classification> CLASSIFICATIONS =
            Map.of("pii", Classification.PII, "secret", Classification.SECRET);
    private static final Set<FieldType> NUMBERS = Set.of(Primitive.INT, Primitive.LONG, Primitive.DOUBLE);

    private FieldReader() {}

    /** The fields in the order of the text; one that cannot be read is left out, and noted. */
    static List<Field> read(Node fields, Place place) {
        List<Field> result = new ArrayList<>();
        if (fields.isObject("an object of fields")) {
            for (Node node : fields.members()) {
                Optional<Identifier> name = Names.read(node);
                if (node.isObject("a field such as " + node.name() + " { type = string }") && name.isPresent()) {
                    result.add(field(name.get(), node, place));
                }
            }
        }
        return result;
    }

    private static Field field(Identifier name, Node node, Place place) {
        node.allowOnly(place.keys);
        Optional<FieldType> type = TypeReader.read(node);
        List<String> examples = node.texts("examples");
        type.ifPresent(known -> examples.stream()
                .filter(each -> !Values.accepts(known, each))
                .forEach(each -> node.locate("examples")
                        .problem(
                                "the example '" + each + "' is no " + TypeReader.text(known),
                                "Write examples that the type allows")));
        Classification classification = classification(node, place);
        return new Field(
                name,
                type.orElse(Primitive.STRING),
                node.isMarked("optional"),
                classification,
                node.isMarked("deprecated"),
                hint(node, type),
                node.text("doc").orElse(""),
                examples,
                place == Place.ENTITY ? formerNames(node) : List.of(),
                masking(node, classification, type));
    }

    private static List<Identifier> formerNames(Node field) {
        return field.at("renamed-from").map(Node::oneOrMore).orElse(List.of()).stream()
                .flatMap(each -> Names.readText(each).stream())
                .toList();
    }

    private static Classification classification(Node field, Place place) {
        Optional<String> text = field.text("classification");
        if (text.isEmpty()) {
            return Classification.NONE;
        }
        Node node = field.locate("classification");
        Classification known = CLASSIFICATIONS.get(text.get());
        if (known == null) {
            node.problem(
                    "there is no classification '" + text.get() + "'",
                    DidYouMean.advice(text.get(), CLASSIFICATIONS.keySet()));
            return Classification.NONE;
        }
        if (known == Classification.SECRET && place == Place.ENTITY) {
            node.problem(
                    "a canonical field cannot be secret",
                    "Leave the field out of the entity; secrets end in the source");
            return Classification.NONE;
        }
        if (known == Classification.SECRET && place == Place.STRUCT) {
            node.problem("a part of a struct cannot be secret", "Classify the whole source column as secret");
            return Classification.NONE;
        }
        return known;
    }

    /** Without a word of it, a personal field shows nothing; {@code mask = null} is such a word as well as none. */
    private static Optional<Masking> masking(Node field, Classification classification, Optional<FieldType> type) {
        Optional<String> text = field.text("mask");
        if (classification != Classification.PII) {
            text.ifPresent(written -> field.locate("mask")
                    .problem(
                            "only personal fields are masked",
                            "Write classification = pii beside it, or remove the mask"));
            return Optional.empty();
        }
        Optional<Masking> known = text.flatMap(Masking::of);
        if (text.isPresent() && known.isEmpty()) {
            field.locate("mask")
                    .problem(
                            "there is no mask '" + text.get() + "'",
                            DidYouMean.advice(
                                    text.get(),
                                    Stream.of(Masking.values())
                                            .map(Masking::text)
                                            .toList()));
        }
        if (known.isPresent() && type.isPresent() && !known.get().fits(type.get())) {
            field.locate("mask")
                    .problem(
                            "a " + TypeReader.text(type.get()) + " cannot be masked by "
                                    + known.get().text(),
                            "Write mask = " + fitting(type.get()));
        }
        return known.filter(each -> each.fits(type.orElse(Primitive.STRING))).or(() -> Optional.of(Masking.NULL));
    }

    private static String fitting(FieldType type) {
        return Stream.of(Masking.values())
                .filter(each -> each.fits(type))
                .map(Masking::text)
                .collect(Collectors.joining(" or "));
    }

    private static Optional<Hint> hint(Node field, Optional<FieldType> type) {
        boolean metric = field.isMarked("metric");
        boolean dimension = field.isMarked("dimension");
        if (metric && dimension) {
            field.problem("is marked as metric and as dimension", "Keep one of the two");
        }
        if (metric && type.isPresent() && !NUMBERS.contains(type.get()) && !(type.get() instanceof DecimalType)) {
            field.locate("metric")
                    .problem(
                            "a " + TypeReader.text(type.get()) + " cannot be a metric",
                            "Mark it as dimension, or give it a type of numbers");
        }
        if (dimension && (type.orElse(null) instanceof ArrayType || type.orElse(null) instanceof StructType)) {
            field.locate("dimension")
                    .problem(
                            "rows cannot be grouped by " + TypeReader.text(type.get()),
                            "Mark a field that is neither array nor struct");
        }
        return metric ? Optional.of(Hint.METRIC) : dimension ? Optional.of(Hint.DIMENSION) : Optional.empty();
    }

    /** How a classification is written in a model; empty for none. */
    static String text(Classification classification) {
        return classification == Classification.NONE
                ? ""
                : classification.name().toLowerCase(Locale.ROOT);
    }
}
