package dev.onramp.views;

import static dev.onramp.model.FieldType.Primitive.STRING;
import static dev.onramp.model.Reference.ToMany.EXPLODE;
import static dev.onramp.views.EntityBuilder.entity;
import static dev.onramp.views.TestModels.LAYOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.model.CanonicalModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplodedViewsTest {
    private static final CanonicalModel RETAIL = TestModels.of("retail");

    @Test
    void aRowIsAChildOrAParentWithoutOne() {
        View view = view(RETAIL, "order_exploded");

        assertThat(view.grain()).containsExactly("id", "order_line_line_number");
        assertThat(view.body())
                .contains("LEFT JOIN canonical.order_line AS _order_line\n  ON _order_line.order_id = \"order\".id");
        assertThat(view.comment())
                .contains("One row per id and order_line that has it as order; one where there is none");
    }

    @Test
    void theColumnsAreThoseOfTheWideViewAndThoseOfTheChildWithoutItsReference() {
        List<String> wide = names(view(RETAIL, "order_wide"));
        List<String> exploded = names(view(RETAIL, "order_exploded"));

        assertThat(exploded)
                .containsAll(wide)
                .hasSize(wide.size() + 4)
                .contains("order_line_line_number", "order_line_sku", "order_line_quantity", "order_line_amount")
                .endsWith("_sequence", "_changed_at");
    }

    @Test
    void rowsThatMeanAnotherTargetAreNoChildren() {
        assertThat(view(TestModels.of("insurer"), "person_exploded").body())
                .contains("ON _claim.against_id = person.id\n  AND _claim.against_kind = 'Person'");
    }

    @Test
    void nothingIsExplodedBehindTheFirstLevel() {
        CanonicalModel model = TestModels.model(
                entity("a", "id").field("id", STRING).build(),
                entity("b", "id")
                        .field("id", STRING)
                        .field("a", STRING)
                        .refers("a", "a", "a", "id")
                        .toMany(EXPLODE)
                        .build(),
                entity("c", "id")
                        .field("id", STRING)
                        .field("b", STRING)
                        .refers("b", "b", "b", "id")
                        .toMany(EXPLODE)
                        .build());

        assertThat(view(model, "a_exploded").tables())
                .extracting(ObjectName::name)
                .containsExactly("a", "b");
        assertThat(view(model, "b_exploded").tables())
                .extracting(ObjectName::name)
                .containsExactly("b", "a", "c");
    }

    @Test
    void aSecondRelationWouldMultiplyTheRowsAndIsRefusedWithBothPaths() {
        CanonicalModel model = TestModels.model(
                entity("a", "id").field("id", STRING).build(),
                entity("b", "id")
                        .field("id", STRING)
                        .field("a", STRING)
                        .refers("home", "a", "a", "id")
                        .toMany(EXPLODE)
                        .refers("work", "a", "a", "id")
                        .toMany(EXPLODE)
                        .build());

        assertThatThrownBy(() -> LakeCatalog.of(model, LAYOUT))
                .hasMessageContainingAll("ONR-V013", "a_exploded", "b.home", "b.work");
    }

    @Test
    void aColumnThatMeetsOneOfTheWideViewGetsAHash() {
        CanonicalModel model = TestModels.model(
                entity("a", "id").field("id", STRING).field("b_id", STRING).build(),
                entity("b", "id")
                        .field("id", STRING)
                        .field("a", STRING)
                        .refers("a", "a", "a", "id")
                        .toMany(EXPLODE)
                        .build());

        assertThat(names(view(model, "a_exploded")).get(2)).matches("b_id_[0-9a-f]{8}");
    }

    @Test
    void withoutTheMarkThereIsNone() {
        assertThat(LakeCatalog.of(TestModels.builtIn(), LAYOUT).views())
                .extracting(View::kind)
                .doesNotContain(View.Kind.EXPLODED);
    }

    private static List<String> names(View view) {
        return view.columns().stream().map(ViewColumn::name).toList();
    }

    private static View view(CanonicalModel model, String name) {
        return LakeCatalog.of(model, LAYOUT).views().stream()
                .filter(view -> view.name().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
