package dev.onramp.reconcile.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.model.Expression;
import dev.onramp.model.Expression.Coalesce;
import dev.onramp.model.Expression.Concat;
import dev.onramp.model.Expression.Const;
import dev.onramp.model.Expression.From;
import dev.onramp.model.Expression.MapCases;
import dev.onramp.model.Identifier;
import dev.onramp.model.MappingFunctions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpressionTreeTest {
    private static final Identifier A = new Identifier("a");
    private static final Identifier N = new Identifier("n");
    private static final Identifier ABSENT = new Identifier("absent");

    private final ExpressionTree row =
            new ExpressionTree(Map.of(A, "x", N, 5L), new ModelFunction(MappingFunctions.ofClassPath()));

    @Test
    void takesColumnsAndConstants() throws Rejection {
        assertThat(row.value(new From(A))).isEqualTo("x");
        assertThat(row.value(new From(ABSENT))).isNull();
        assertThat(row.value(new Const("c"))).isEqualTo("c");
    }

    @Test
    void joinsTextsUnlessAPartIsAbsent() throws Rejection {
        assertThat(row.value(new Concat(List.of(new Const("C"), new From(A), new From(N)))))
                .isEqualTo("Cx5");
        assertThat(row.value(new Concat(List.of(new Const("C"), new From(ABSENT)))))
                .isNull();
    }

    @Test
    void looksUpCases() throws Rejection {
        assertThat(row.value(cases(A, Optional.empty()))).isEqualTo("found");
        assertThat(row.value(cases(N, Optional.of("other")))).isEqualTo("other");
        assertThat(row.value(cases(ABSENT, Optional.of("other")))).isNull();
        assertThatThrownBy(() -> row.value(cases(N, Optional.empty()))).isInstanceOf(Rejection.class);
    }

    @Test
    void takesTheFirstThatIsPresent() throws Rejection {
        assertThat(row.value(new Coalesce(List.of(new From(ABSENT), new From(N), new From(A)))))
                .isEqualTo(5L);
        assertThat(row.value(new Coalesce(List.of(new From(ABSENT))))).isNull();
    }

    private static Expression cases(Identifier input, Optional<String> otherwise) {
        return new MapCases(new From(input), Map.of("x", "found"), otherwise);
    }
}
