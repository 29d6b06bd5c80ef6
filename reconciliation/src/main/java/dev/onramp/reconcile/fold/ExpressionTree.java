package dev.onramp.reconcile.fold;

import dev.onramp.model.Expression;
import dev.onramp.model.Identifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Computes an expression of the model over the values of one source row, node by node. */
final class ExpressionTree {
    private final Map<Identifier, @Nullable Object> row;

    /** @param row column to value of its declared type; a column without value may be missing */
    ExpressionTree(Map<Identifier, @Nullable Object> row) {
        this.row = row;
    }

    /** @return the value, not yet of the type of the field it is for; null when it is absent */
    @Nullable
    Object value(Expression expression) throws Rejection {
        if (expression instanceof Expression.From from) {
            return row.get(from.field());
        }
        if (expression instanceof Expression.Const constant) {
            return constant.value();
        }
        if (expression instanceof Expression.Concat concat) {
            return joined(concat);
        }
        if (expression instanceof Expression.MapCases cases) {
            return listed(cases);
        }
        return firstPresent((Expression.Coalesce) expression);
    }

    private @Nullable String joined(Expression.Concat concat) throws Rejection {
        StringBuilder result = new StringBuilder();
        for (Expression part : concat.parts()) {
            Object value = value(part);
            if (value == null) {
                return null;
            }
            result.append(text(value));
        }
        return result.toString();
    }

    private @Nullable String listed(Expression.MapCases cases) throws Rejection {
        Object input = value(cases.input());
        if (input == null) {
            return null;
        }
        String text = text(input);
        Optional<String> found = Optional.ofNullable(cases.cases().get(text)).or(cases::otherwise);
        if (found.isEmpty()) {
            throw new Rejection(
                    "'" + text + "' is not among the cases " + cases.cases().keySet());
        }
        return found.get();
    }

    private @Nullable Object firstPresent(Expression.Coalesce coalesce) throws Rejection {
        for (Expression part : coalesce.parts()) {
            Object value = value(part);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static String text(Object value) throws Rejection {
        if (value instanceof List || value instanceof Map) {
            throw new Rejection("an array or a struct is no text");
        }
        return Values.text(value);
    }
}
