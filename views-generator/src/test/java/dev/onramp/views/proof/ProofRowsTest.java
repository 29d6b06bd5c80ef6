package dev.onramp.views.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.model.CanonicalModel;
import dev.onramp.views.LakeCatalog;
import dev.onramp.views.TestModels;
import dev.onramp.views.View;
import dev.onramp.views.ViewRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProofRowsTest {
    @ParameterizedTest
    @ValueSource(strings = {"built-in", "shop", "tpch", "retail", "telco", "insurer", "relations"})
    void theRowsMeetEveryBranchOfEveryView(String name) {
        CanonicalModel model = TestModels.of(name);
        var interpreter = new Interpreter(ProofRows.of(model, ViewRules.DEFAULT, 1), ViewRules.DEFAULT);
        LakeCatalog.of(model, TestModels.LAYOUT).views().forEach(interpreter::rows);

        assertThat(interpreter.coverage().missed()).isEmpty();
        assertThat(interpreter.coverage().branches()).isGreaterThan(50);
    }

    @Test
    void oneSeedGivesTheSameRowsAlways() {
        CanonicalModel model = TestModels.of("retail");

        assertThat(ProofRows.of(model, ViewRules.DEFAULT, 7)).isEqualTo(ProofRows.of(model, ViewRules.DEFAULT, 7));
        assertThat(ProofRows.of(model, ViewRules.DEFAULT, 7)).isNotEqualTo(ProofRows.of(model, ViewRules.DEFAULT, 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"built-in", "retail", "telco", "insurer"})
    void aWideViewHasOneRowForEachRowOfItsEntity(String name) {
        CanonicalModel model = TestModels.of(name);
        Changes changes = ProofRows.of(model, ViewRules.DEFAULT, 1);
        var interpreter = new Interpreter(changes, ViewRules.DEFAULT);

        assertThat(LakeCatalog.of(model, TestModels.LAYOUT).views())
                .filteredOn(view -> view.kind() == View.Kind.WIDE)
                .allSatisfy(view ->
                        assertThat(interpreter.rows(view)).hasSameSizeAs(changes.latest(model.entity(view.entity()))));
    }
}
