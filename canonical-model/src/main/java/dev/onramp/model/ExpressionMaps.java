package dev.onramp.model;

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
import dev.onramp.model.TextForm.BooleanForm;
import dev.onramp.model.TextForm.DateForm;
import dev.onramp.model.TextForm.DecimalForm;
import dev.onramp.model.TextForm.TimestampForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Expressions as plain data, in the form that a model file has. */
final class ExpressionMaps {
    private ExpressionMaps() {}

    static Map<String, Object> of(Expression expression) {
        Map<String, Object> result = new LinkedHashMap<>();
        if (expression instanceof From from) {
            result.put("from", path(from));
        } else if (expression instanceof Item item) {
            result.put("from", path(item));
        } else if (expression instanceof Const constant) {
            result.put("const", constant.value());
        } else if (expression instanceof Concat concat) {
            result.put("concat", parts(concat.parts()));
        } else if (expression instanceof Coalesce coalesce) {
            result.put("coalesce", parts(coalesce.parts()));
        } else if (expression instanceof ArrayOf array) {
            result.put("array", parts(array.parts()));
        } else if (expression instanceof StructOf struct) {
            Map<String, Object> members = new LinkedHashMap<>();
            struct.members().forEach((name, value) -> members.put(name.value(), of(value)));
            result.put("struct", members);
        } else if (expression instanceof When when) {
            result.put("when", of(when.condition()));
            result.put("then", of(when.then()));
            when.otherwise().ifPresent(each -> result.put("else", of(each)));
        } else if (expression instanceof Call call) {
            result.put("java", call.className());
            result.put("with", parts(call.arguments()));
        } else {
            return step(expression);
        }
        return result;
    }

    private static Map<String, Object> step(Expression expression) {
        Map<String, Object> result = new LinkedHashMap<>();
        if (expression instanceof Trim trim) {
            result.putAll(of(trim.input()));
            result.put("trim", true);
        } else if (expression instanceof ChangeCase letters) {
            result.putAll(of(letters.input()));
            result.put("case", Names.lower(letters.letters()));
        } else if (expression instanceof NullIf nullIf) {
            result.putAll(of(nullIf.input()));
            result.put("null-if", List.copyOf(nullIf.texts()));
        } else if (expression instanceof Split split) {
            Map<String, Object> cut = new LinkedHashMap<>();
            cut.put("separator", split.separator());
            split.index().ifPresent(index -> cut.put("index", index));
            result.putAll(of(split.input()));
            result.put("split", cut);
        } else if (expression instanceof Each each) {
            result.putAll(of(each.input()));
            result.put("each", of(each.element()));
        } else if (expression instanceof Parse parse) {
            result.putAll(of(parse.input()));
            result.put("parse", of(parse.form()));
        } else if (expression instanceof MapCases map) {
            result.putAll(of(map.input()));
            result.put("map", map.cases());
            map.otherwise().ifPresent(each -> result.put("default", each));
        }
        return result;
    }

    private static Map<String, Object> of(TextForm form) {
        Map<String, Object> result = new LinkedHashMap<>();
        if (form instanceof DateForm date) {
            result.put("as", "date");
            result.put("pattern", date.pattern());
        } else if (form instanceof TimestampForm timestamp) {
            result.put("as", "timestamp");
            result.put("pattern", timestamp.pattern());
            timestamp.zone().ifPresent(zone -> result.put("zone", zone.getId()));
        } else if (form instanceof DecimalForm decimal) {
            result.put("as", "decimal");
            result.put("decimal-separator", decimal.decimalSeparator());
            decimal.groupingSeparator().ifPresent(each -> result.put("grouping-separator", each));
        } else if (form instanceof BooleanForm words) {
            result.put("as", "boolean");
            result.put("true", words.yes());
            result.put("false", words.no());
        }
        return result;
    }

    private static Map<String, Object> of(Condition condition) {
        Map<String, Object> result = new LinkedHashMap<>(of(condition.subject()));
        if (condition instanceof Condition.OneOf oneOf) {
            List<String> texts = List.copyOf(oneOf.texts());
            result.put(texts.size() == 1 ? "equals" : "in", texts.size() == 1 ? texts.get(0) : texts);
        } else {
            result.put("is-null", condition instanceof Condition.Absent);
        }
        return result;
    }

    private static List<Map<String, Object>> parts(List<Expression> parts) {
        return parts.stream().map(ExpressionMaps::of).toList();
    }

    static String path(From from) {
        return joined(from.field().value(), from.path());
    }

    static String path(Item item) {
        return joined(PathReader.ITEM, item.path());
    }

    private static String joined(String first, List<Identifier> path) {
        return Stream.concat(Stream.of(first), path.stream().map(Identifier::value))
                .collect(Collectors.joining("."));
    }
}
