package dev.onramp.model;

import dev.onramp.config.DidYouMean;
import dev.onramp.model.FieldType.ArrayType;
import dev.onramp.model.FieldType.DecimalType;
import dev.onramp.model.FieldType.EnumType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.FieldType.StructType;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the type of a field: the keys {@code type}, {@code values}, {@code element} and {@code fields}. */
final class TypeReader {
    static final List<String> KEYS = List.of("type", "values", "element", "fields");

    private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d{1,2}), ?(\\d{1,2})\\)");
    private static final Map<String, Primitive> PRIMITIVES = new TreeMap<>();
    private static final List<String> NAMES = List.of(
            "string",
            "boolean",
            "int",
            "long",
            "double",
            "date",
            "timestamp",
            "decimal(12,2)",
            "enum",
            "array",
            "struct");

    static {
        for (Primitive each : Primitive.values()) {
            PRIMITIVES.put(each.name().toLowerCase(Locale.ROOT), each);
        }
    }

    private TypeReader() {}

    /** The type; empty when it is wrong, which has been noted. */
    static Optional<FieldType> read(Node field) {
        Optional<Node> node = field.at("type");
        if (node.isEmpty()) {
            field.problem("has no type", "Write type = string, or one of " + String.join(", ", NAMES));
            return Optional.empty();
        }
        Optional<String> name = node.get().text();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        refuseForeignKeys(field, name.get());
        return switch (name.get()) {
            case "enum" -> enumType(field);
            case "array" -> array(field);
            case "struct" -> struct(field);
            default -> simple(node.get(), name.get());
        };
    }

    private static Optional<FieldType> simple(Node node, String name) {
        if (PRIMITIVES.containsKey(name)) {
            return Optional.of(PRIMITIVES.get(name));
        }
        Matcher decimal = DECIMAL.matcher(name);
        if (!decimal.matches()) {
            node.problem("there is no type '" + name + "'", DidYouMean.advice(name, NAMES));
            return Optional.empty();
        }
        try {
            return Optional.of(new DecimalType(Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2))));
        } catch (IllegalArgumentException e) {
            node.problem(
                    "'" + name + "' is no decimal",
                    "Write decimal(p,s) with 1 <= p <= 38 digits, s <= p of them after the point");
            return Optional.empty();
        }
    }

    private static Optional<FieldType> enumType(Node field) {
        List<String> values = field.texts("values");
        if (values.isEmpty()) {
            field.problem("an enum without values", "Write values = [A, B]");
            return Optional.empty();
        }
        Set<String> seen = new HashSet<>();
        for (String value : values) {
            if (!seen.add(value)) {
                field.locate("values").problem("the value '" + value + "' stands there twice", "Write each value once");
                return Optional.empty();
            }
            if (value.isBlank() || value.indexOf('\0') >= 0) {
                field.locate("values").problem("a value is blank or holds U+0000", "Write a visible text");
                return Optional.empty();
            }
        }
        return Optional.of(new EnumType(values));
    }

    private static Optional<FieldType> array(Node field) {
        Optional<Node> element = field.at("element");
        if (element.isEmpty() || !element.get().isObject("the type of the elements")) {
            field.problem("an array without element", "Write element { type = string }");
            return Optional.empty();
        }
        element.get().allowOnly(KEYS.toArray(String[]::new));
        return read(element.get()).map(ArrayType::new);
    }

    private static Optional<FieldType> struct(Node field) {
        Optional<Node> members = field.at("fields");
        List<Field> fields = members.map(each -> FieldReader.read(each, FieldReader.Place.STRUCT))
                .orElse(List.of());
        if (fields.isEmpty()) {
            field.problem("a struct without fields", "Write fields { name { type = string } }");
            return Optional.empty();
        }
        return Optional.of(new StructType(fields));
    }

    private static void refuseForeignKeys(Node field, String type) {
        Map<String, String> owners = Map.of("values", "enum", "element", "array", "fields", "struct");
        owners.forEach((key, owner) -> {
            if (!type.equals(owner)) {
                field.at(key)
                        .ifPresent(each -> each.problem(
                                "'" + key + "' belongs to type " + owner + ", but the type is " + type,
                                "Remove it, or write type = " + owner));
            }
        });
    }

    /** How the type is written in a model. */
    static String text(FieldType type) {
        if (type instanceof Primitive primitive) {
            return primitive.name().toLowerCase(Locale.ROOT);
        } else if (type instanceof DecimalType decimal) {
            return "decimal(" + decimal.precision() + "," + decimal.scale() + ")";
        } else if (type instanceof EnumType enumType) {
            return "enum [" + String.join(", ", enumType.values()) + "]";
        } else if (type instanceof ArrayType array) {
            return "array of " + text(array.element());
        }
        StructType struct = (StructType) type;
        return "struct {"
                + String.join(
                        ", ",
                        struct.fields().stream()
                                .map(each -> each.name() + " " + text(each.type()))
                                .toList())
                + "}";
    }
}
