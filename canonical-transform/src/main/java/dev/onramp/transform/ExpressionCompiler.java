package dev.onramp.transform;

import static dev.onramp.transform.RejectionException.shown;

import dev.onramp.model.Expression;
import dev.onramp.model.Field;
import dev.onramp.model.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns the expressions of one target field into plain closures, once per model. */
final class ExpressionCompiler {
    private final Source source;
    private final String target;

    /** @param target the field that the expression is for, {@code <entity>.<field>}, as messages name it */
    ExpressionCompiler(Source source, String target) {
        this.source = source;
        this.target = target;
    }

    /** @throws IllegalArgumentException when it names a column that the source does not have or that is secret */
    Extractor compile(Expression expression) {
        if (expression instanceof Expression.From from) {
            return column(from);
        }
        if (expression instanceof Expression.Const constant) {
            return row -> constant.value();
        }
        if (expression instanceof Expression.Concat concat) {
            return concat(parts(concat.parts()));
        }
        if (expression instanceof Expression.MapCases map) {
            return cases(compile(map.input()), map.cases(), map.otherwise());
        }
        return coalesce(parts(((Expression.Coalesce) expression).parts()));
    }

    private Extractor[] parts(List<Expression> parts) {
        return parts.stream().map(this::compile).toArray(Extractor[]::new);
    }

    private Extractor column(Expression.From from) {
        List<Field> columns = source.fields();
        for (int index = 0; index < columns.size(); index++) {
            if (columns.get(index).name().equals(from.field())) {
                if (columns.get(index).classification() == Field.Classification.SECRET) {
                    throw new IllegalArgumentException(target + " is made from the secret column " + from.field());
                }
                int position = index;
                return row -> row.at(position);
            }
        }
        throw new IllegalArgumentException(target + ": source " + source.table() + " has no column " + from.field());
    }

    private Extractor concat(Extractor[] parts) {
        return row -> {
            StringBuilder text = new StringBuilder();
            for (Extractor part : parts) {
                Object value = part.extract(row);
                if (value == null) {
                    return null;
                }
                text.append(text(value));
            }
            return text.toString();
        };
    }

    private Extractor cases(Extractor input, Map<String, String> cases, Optional<String> otherwise) {
        String fallback = otherwise.orElse(null);
        return row -> {
            Object value = input.extract(row);
            if (value == null) {
                return null;
            }
            String found = cases.get(text(value));
            if (found == null) {
                found = fallback;
            }
            if (found == null) {
                throw new RejectionException(
                        RejectionReason.NOT_LISTED,
                        target + ": " + shown(text(value)) + " is none of " + cases.keySet());
            }
            return found;
        };
    }

    private static Extractor coalesce(Extractor[] parts) {
        return row -> firstPresent(parts, row);
    }

    private static @Nullable Object firstPresent(Extractor[] parts, SourceRow row) {
        for (Extractor part : parts) {
            Object value = part.extract(row);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new RejectionException(RejectionReason.BAD_FIELD, target + ": an array or a struct is no text");
    }
}
