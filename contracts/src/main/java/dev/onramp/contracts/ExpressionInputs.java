package dev.onramp.contracts;

import dev.onramp.contracts.ColumnEdge.Effect;
import dev.onramp.model.Expression;
import dev.onramp.model.Identifier;
import dev.onramp.model.SourceExplanation;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The columns that an expression reads, in the order in which it names them, and what each has to do with the value.
 *
 * @param text the expression for people
 */
record ExpressionInputs(Map<Identifier, Effect> effects, String text) {
    static ExpressionInputs of(Expression expression) {
        Map<Identifier, Effect> effects = new LinkedHashMap<>();
        Effect whole = expression instanceof Expression.From from && from.path().isEmpty()
                ? Effect.IDENTITY
                : Effect.TRANSFORMATION;
        collect(expression, whole, effects);
        return new ExpressionInputs(effects, SourceExplanation.text(expression));
    }

    private static void collect(Expression expression, Effect effect, Map<Identifier, Effect> effects) {
        if (expression instanceof Expression.From from) {
            // A column that both decides and is shown is shown.
            effects.merge(from.field(), effect, (one, other) -> one == Effect.CONDITION ? other : one);
        } else if (expression instanceof Expression.When when) {
            collect(when.condition().subject(), Effect.CONDITION, effects);
            collect(when.then(), effect, effects);
            when.otherwise().ifPresent(each -> collect(each, effect, effects));
        } else {
            expression.inputs().forEach(each -> collect(each, effect, effects));
        }
    }
}
