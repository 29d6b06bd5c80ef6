package dev.onramp.transform;

import dev.onramp.model.Condition;
import dev.onramp.model.Expression;
import dev.onramp.model.Expression.ArrayOf;
import dev.onramp.model.Expression.Call;
import dev.onramp.model.Expression.ChangeCase;
import dev.onramp.model.Expression.Coalesce;
import dev.onramp.model.Expression.Concat;
import dev.onramp.model.Expression.Const;
import dev.onramp.model.Expression.Each;
import dev.onramp.model.Expression.From;
import dev.onramp.model.Expression.Item;
import dev.onramp.model.Expression.MapCases;
import dev.onramp.model.Expression.NullIf;
import dev.onramp.model.Expression.Parse;
import dev.onramp.model.Expression.Split;
import dev.onramp.model.Expression.StructOf;
import dev.onramp.model.Expression.Trim;
import dev.onramp.model.Expression.When;
import dev.onramp.model.Field;
import dev.onramp.model.Identifier;
import dev.onramp.model.MappingFunctions;
import dev.onramp.model.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the expressions of one target field into plain closures, once per model. */
final class ExpressionCompiler {
    private final Source source;
    private final String target;
    private final MappingFunctions functions;
    private final TextSteps steps;

    /** @param target the field that the expression is for, {@code <entity>.<field>}, as messages name it */
    ExpressionCompiler(Source source, String target, MappingFunctions functions) {
        this.functions = functions;
        this.source = source;
        this.target = target;
        this.steps = new TextSteps(target);
    }

    /** @throws IllegalArgumentException when it names a column that the source does not have or that is secret, or a class that is no function */
    Extractor compile(Expression expression) {
        if (expression instanceof From from) {
            return column(from);
        } else if (expression instanceof Item item) {
            String[] path = texts(item.path());
            return (row, element) -> member(element, path);
        } else if (expression instanceof Const constant) {
            return (row, item) -> constant.value();
        } else if (expression instanceof Coalesce coalesce) {
            return coalesce(parts(coalesce.parts()));
        } else if (expression instanceof When when) {
            return when(when);
        } else if (expression instanceof StructOf struct) {
            return struct(struct);
        } else if (expression instanceof ArrayOf array) {
            return ArraySteps.of(parts(array.parts()));
        } else if (expression instanceof Each each) {
            return ArraySteps.each(compile(each.input()), compile(each.element()), target);
        } else if (expression instanceof Call call) {
            return FunctionCall.of(call.className(), functions, parts(call.arguments()), target);
        }
        return text(expression);
    }

    private Extractor text(Expression expression) {
        if (expression instanceof Concat concat) {
            return steps.concat(parts(concat.parts()));
        } else if (expression instanceof Trim trim) {
            return steps.each(compile(trim.input()), String::strip);
        } else if (expression instanceof ChangeCase letters) {
            return steps.each(compile(letters.input()), TextSteps.letters(letters.letters()));
        } else if (expression instanceof NullIf nullIf) {
            return steps.each(compile(nullIf.input()), text -> nullIf.texts().contains(text) ? null : text);
        } else if (expression instanceof Split split) {
            return steps.split(compile(split.input()), split);
        } else if (expression instanceof Parse parse) {
            return steps.parse(compile(parse.input()), parse.form());
        }
        MapCases map = (MapCases) expression;
        return steps.cases(compile(map.input()), map.cases(), map.otherwise());
    }

    private Extractor[] parts(List<Expression> parts) {
        return parts.stream().map(this::compile).toArray(Extractor[]::new);
    }

    private Extractor column(From from) {
        List<Field> columns = source.fields();
        for (int index = 0; index < columns.size(); index++) {
            if (columns.get(index).name().equals(from.field())) {
                if (columns.get(index).classification() == Field.Classification.SECRET) {
                    throw new IllegalArgumentException(target + " is made from the secret column " + from.field());
                }
                int position = index;
                if (from.path().isEmpty()) {
                    return (row, item) -> row.at(position);
                }
                String[] path = texts(from.path());
                return (row, item) -> member(row.at(position), path);
            }
        }
        throw new IllegalArgumentException(target + ": source " + source.table() + " has no column " + from.field());
    }

    private static String[] texts(List<Identifier> path) {
        return path.stream().map(Identifier::value).toArray(String[]::new);
    }

    private static @Nullable Object member(@Nullable Object start, String[] path) {
        Object here = start;
        for (String name : path) {
            here = here instanceof Map<?, ?> members ? members.get(name) : null;
        }
        return here;
    }

    private static Extractor coalesce(Extractor[] parts) {
        return (row, item) -> {
            for (Extractor part : parts) {
                Object value = part.extract(row, item);
                if (value != null) {
                    return value;
                }
            }
            return null;
        };
    }

    private Extractor when(When when) {
        Extractor subject = compile(when.condition().subject());
        Extractor then = compile(when.then());
        Extractor otherwise = when.otherwise().map(this::compile).orElse((row, item) -> null);
        Condition condition = when.condition();
        if (condition instanceof Condition.OneOf oneOf) {
            return (row, item) -> {
                Object value = subject.extract(row, item);
                boolean holds = value != null && oneOf.texts().contains(steps.text(value));
                return (holds ? then : otherwise).extract(row, item);
            };
        }
        boolean onAbsent = condition instanceof Condition.Absent;
        return (row, item) -> {
            boolean absent = subject.extract(row, item) == null;
            return (absent == onAbsent ? then : otherwise).extract(row, item);
        };
    }

    private Extractor struct(StructOf struct) {
        String[] names = texts(List.copyOf(struct.members().keySet()));
        Extractor[] values = parts(List.copyOf(struct.members().values()));
        return (row, item) -> {
            Map<String, Object> members = new LinkedHashMap<>();
            for (int index = 0; index < names.length; index++) {
                Object value = values[index].extract(row, item);
                if (value != null) {
                    members.put(names[index], value);
                }
            }
            return members.isEmpty() ? null : members;
        };
    }
}
