package dev.onramp.model;

import dev.onramp.config.DidYouMean;
import dev.onramp.model.FieldType.DecimalType;
import dev.onramp.model.FieldType.EnumType;
import dev.onramp.model.FieldType.Primitive;

/** Checks that a value is compared with texts that it can be: a text that it never is, is a mistake. */
final class ComparisonCheck {
    private ComparisonCheck() {}

    static void check(FieldType type, Condition.OneOf condition, Node node) {
        boolean comparable = !Values.isNested(type)
                && type != Primitive.DOUBLE
                && type != Primitive.TIMESTAMP
                && !(type instanceof DecimalType);
        if (!comparable) {
            node.problem(
                    "a " + TypeReader.text(type) + " cannot be compared",
                    "Compare a text, an enum, a boolean, a whole number or a date, or ask with is-null");
            return;
        }
        for (String text : condition.texts()) {
            if (!Values.accepts(type, text) || !isCanonical(type, text)) {
                node.problem(
                        "the value never is '" + text + "': it is " + TypeReader.text(type),
                        type instanceof EnumType values
                                ? DidYouMean.advice(text, values.values())
                                : "Write a value of that type, whole numbers without leading zeros");
            }
        }
    }

    private static boolean isCanonical(FieldType type, String text) {
        boolean whole = type == Primitive.INT || type == Primitive.LONG;
        return !whole || text.equals(Long.toString(Long.parseLong(text)));
    }
}
