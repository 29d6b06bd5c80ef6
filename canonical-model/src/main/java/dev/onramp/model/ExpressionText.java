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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Expressions for people, each on one line. */
final class ExpressionText {
    private ExpressionText() {}

    static String of(Expression expression) {
        if (expression instanceof From from) {
            return ExpressionMaps.path(from);
        } else if (expression instanceof Item item) {
            return ExpressionMaps.path(item);
        } else if (expression instanceof Const constant) {
            return "\"" + constant.value() + "\"";
        } else if (expression instanceof Concat concat) {
            return joined(concat.parts(), " + ");
        } else if (expression instanceof Coalesce coalesce) {
            return joined(coalesce.parts(), " or else ");
        } else if (expression instanceof ArrayOf array) {
            return "[" + joined(array.parts(), ", ") + "]";
        } else if (expression instanceof StructOf struct) {
            return struct.members().entrySet().stream()
                    .map(each -> each.getKey() + " = " + of(each.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        } else if (expression instanceof When when) {
            return "(when " + of(when.condition()) + " then " + of(when.then())
                    + when.otherwise().map(each -> " else " + of(each)).orElse("") + ")";
        } else if (expression instanceof Call call) {
            return call.className() + "(" + joined(call.arguments(), ", ") + ")";
        }
        return step(expression);
    }

    private static String step(Expression expression) {
        if (expression instanceof Trim trim) {
            return of(trim.input()) + ", trimmed";
        } else if (expression instanceof ChangeCase letters) {
            return of(letters.input()) + ", in " + Names.lower(letters.letters()) + " case";
        } else if (expression instanceof NullIf nullIf) {
            return of(nullIf.input()) + ", unless " + quoted(nullIf.texts());
        } else if (expression instanceof Split split) {
            String part = split.index().isPresent() ? ", part " + split.index().getAsInt() : "";
            return of(split.input()) + ", split at \"" + split.separator() + "\"" + part;
        } else if (expression instanceof Each each) {
            return of(each.input()) + ", each as (" + of(each.element()) + ")";
        } else if (expression instanceof Parse parse) {
            return of(parse.input()) + ", parsed as " + of(parse.form());
        }
        MapCases map = (MapCases) expression;
        List<String> cases = new ArrayList<>();
        map.cases().forEach((in, out) -> cases.add(in + " = " + out));
        cases.add("otherwise " + map.otherwise().orElse("rejected"));
        return of(map.input()) + " {" + String.join(", ", cases) + "}";
    }

    private static String of(TextForm form) {
        if (form instanceof DateForm date) {
            return "date \"" + date.pattern() + "\"";
        } else if (form instanceof TimestampForm timestamp) {
            return "timestamp \"" + timestamp.pattern() + "\""
                    + timestamp.zone().map(zone -> " in " + zone).orElse("");
        } else if (form instanceof DecimalForm decimal) {
            return "decimal with \"" + decimal.decimalSeparator() + "\""
                    + decimal.groupingSeparator()
                            .map(each -> ", groups with \"" + each + "\"")
                            .orElse("");
        }
        BooleanForm words = (BooleanForm) form;
        return "boolean, true " + quoted(words.yes()) + ", false " + quoted(words.no());
    }

    private static String of(Condition condition) {
        String subject = of(condition.subject());
        if (condition instanceof Condition.OneOf oneOf) {
            return subject + " is " + quoted(oneOf.texts());
        }
        return subject + (condition instanceof Condition.Absent ? " is absent" : " is present");
    }

    private static String joined(List<Expression> parts, String separator) {
        return parts.stream().map(ExpressionText::of).collect(Collectors.joining(separator));
    }

    private static String quoted(Collection<String> texts) {
        return texts.stream().map(each -> "\"" + each + "\"").collect(Collectors.joining(" or "));
    }
}
