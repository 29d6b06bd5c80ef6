package dev.onramp.reconcile.fold;

import dev.onramp.model.Condition;
import dev.onramp.model.Expression;
import dev.onramp.model.Expression.ChangeCase.Letters;
import dev.onramp.model.Identifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Computes an expression of the model over the values of one source row, node by node, by the rules of {@code docs/mapping.md}. */
final class ExpressionTree {
    private final Map<Identifier, @Nullable Object> row;
    private final @Nullable Object item;
    private final ModelFunction functions;

    /** @param row column to value of its declared type; a column without value may be missing */
    ExpressionTree(Map<Identifier, @Nullable Object> row, ModelFunction functions) {
        this(row, null, functions);
    }

    /** @param item what the innermost {@code each} works on */
    private ExpressionTree(Map<Identifier, @Nullable Object> row, @Nullable Object item, ModelFunction functions) {
        this.functions = functions;
        this.row = row;
        this.item = item;
    }

    /** @return the value, not yet of the type of the field it is for; null when it is absent */
    @Nullable
    Object value(Expression expression) throws Rejection {
        if (expression instanceof Expression.From from) {
            return inside(row.get(from.field()), from.path());
        }
        if (expression instanceof Expression.Item element) {
            return inside(item, element.path());
        }
        if (expression instanceof Expression.Const constant) {
            return constant.value();
        }
        if (expression instanceof Expression.Concat concat) {
            return joined(concat);
        }
        if (expression instanceof Expression.Coalesce coalesce) {
            return firstPresent(coalesce);
        }
        if (expression instanceof Expression.When when) {
            return chosen(when);
        }
        if (expression instanceof Expression.StructOf struct) {
            return struct(struct);
        }
        if (expression instanceof Expression.ArrayOf array) {
            List<Object> present = presentOf(array.parts());
            return present.isEmpty() ? null : present;
        }
        if (expression instanceof Expression.Each each) {
            return mapped(each);
        }
        if (expression instanceof Expression.Call call) {
            return called(call);
        }
        return step(expression);
    }

    /** The steps that take one text; absent stays absent. */
    private @Nullable Object step(Expression expression) throws Rejection {
        if (expression instanceof Expression.Trim trim) {
            String text = textOf(trim.input());
            return text == null ? null : text.strip();
        }
        if (expression instanceof Expression.ChangeCase change) {
            String text = textOf(change.input());
            if (text == null) {
                return null;
            }
            return change.letters() == Letters.UPPER ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT);
        }
        if (expression instanceof Expression.NullIf nullIf) {
            String text = textOf(nullIf.input());
            return text == null || nullIf.texts().contains(text) ? null : text;
        }
        if (expression instanceof Expression.Split split) {
            return cut(split);
        }
        if (expression instanceof Expression.Parse parse) {
            String text = textOf(parse.input());
            return text == null ? null : ForeignText.read(parse.form(), text);
        }
        return listed((Expression.MapCases) expression);
    }

    private static @Nullable Object inside(@Nullable Object start, List<Identifier> path) {
        if (path.isEmpty() || !(start instanceof Map<?, ?> members)) {
            return path.isEmpty() ? start : null;
        }
        return inside(members.get(path.get(0).value()), path.subList(1, path.size()));
    }

    private @Nullable String joined(Expression.Concat concat) throws Rejection {
        StringBuilder result = new StringBuilder();
        for (Expression part : concat.parts()) {
            String text = textOf(part);
            if (text == null) {
                return null;
            }
            result.append(text);
        }
        return result.toString();
    }

    private @Nullable String listed(Expression.MapCases cases) throws Rejection {
        String text = textOf(cases.input());
        if (text == null) {
            return null;
        }
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

    private @Nullable Object chosen(Expression.When when) throws Rejection {
        Condition condition = when.condition();
        boolean holds;
        if (condition instanceof Condition.OneOf oneOf) {
            String text = textOf(oneOf.subject());
            holds = text != null && oneOf.texts().contains(text);
        } else {
            boolean present = value(condition.subject()) != null;
            holds = present == (condition instanceof Condition.Present);
        }
        if (holds) {
            return value(when.then());
        }
        return when.otherwise().isPresent() ? value(when.otherwise().get()) : null;
    }

    private @Nullable Object struct(Expression.StructOf struct) throws Rejection {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        for (Map.Entry<Identifier, Expression> member : struct.members().entrySet()) {
            Object value = value(member.getValue());
            if (value != null) {
                result.put(member.getKey().value(), value);
            }
        }
        return result.isEmpty() ? null : result;
    }

    private List<Object> presentOf(List<Expression> parts) throws Rejection {
        List<Object> result = new ArrayList<>();
        for (Expression part : parts) {
            Object value = value(part);
            if (value != null) {
                result.add(value);
            }
        }
        return result;
    }

    private @Nullable Object mapped(Expression.Each each) throws Rejection {
        Object input = value(each.input());
        if (input == null) {
            return null;
        }
        if (!(input instanceof List<?> elements)) {
            throw new Rejection("each works on an array");
        }
        List<Object> result = new ArrayList<>();
        for (Object element : elements) {
            Object value = new ExpressionTree(row, element, functions).value(each.element());
            if (value != null) {
                result.add(value);
            }
        }
        return result;
    }

    private @Nullable Object cut(Expression.Split split) throws Rejection {
        String text = textOf(split.input());
        if (text == null) {
            return null;
        }
        List<String> parts =
                List.of(Pattern.compile(split.separator(), Pattern.LITERAL).split(text, -1));
        if (split.index().isEmpty()) {
            return parts;
        }
        int index = split.index().getAsInt();
        int position = index < 0 ? parts.size() + index : index;
        return position < 0 || position >= parts.size() ? null : parts.get(position);
    }

    private @Nullable Object called(Expression.Call call) throws Rejection {
        List<@Nullable Object> arguments = new ArrayList<>();
        boolean present = false;
        for (Expression argument : call.arguments()) {
            Object value = value(argument);
            present |= value != null;
            arguments.add(value);
        }
        return present ? functions.call(call.className(), arguments) : null;
    }

    private @Nullable String textOf(Expression input) throws Rejection {
        Object value = value(input);
        if (value instanceof List || value instanceof Map) {
            throw new Rejection("an array or a struct is no text");
        }
        return value == null ? null : Values.text(value);
    }
}
