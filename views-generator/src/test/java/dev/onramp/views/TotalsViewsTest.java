package dev.onramp.views;

import static dev.onramp.model.FieldType.Primitive.STRING;
import static dev.onramp.views.EntityBuilder.entity;
import static dev.onramp.views.TestModels.LAYOUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.model.CanonicalModel;
import org.junit.jupiter.api.Test;

class TotalsViewsTest {
    @Test
    void childrenAreGroupedByTheWholeKeyBeforeTheyAreJoined() {
        assertThat(view(TestModels.of("retail"), "order_line_totals").body())
                .contains(
                        "GROUP BY child.order_id, child.line_number",
                        "COALESCE(of_return_.row_count, 0) AS return_count");
    }

    @Test
    void metricsOfAChildAreSummedInATypeWithRoom() {
        assertThat(view(TestModels.of("tpch"), "orders_totals").columns())
                .extracting(ViewColumn::name, column -> SqlTypes.of(column.type()))
                .contains(
                        org.assertj.core.groups.Tuple.tuple("lineitem_count", "bigint"),
                        org.assertj.core.groups.Tuple.tuple("lineitem_quantity_sum", "decimal(38, 2)"));
    }

    @Test
    void severalRolesOfOneChildAreKeptApart() {
        assertThat(view(TestModels.of("telco"), "subscription_totals").columns())
                .extracting(ViewColumn::name)
                .contains("call_caller_count", "call_callee_count", "invoice_count")
                .doesNotContain("call_count");
    }

    @Test
    void aSelfReferenceCountsTheOnesBelow() {
        assertThat(view(TestModels.of("retail"), "employee_totals").columns())
                .extracting(ViewColumn::name)
                .containsExactly("id", "employee_count", "shop_count");
    }

    @Test
    void whereNothingRefersToAnEntityThereAreNoTotals() {
        assertThat(LakeCatalog.of(TestModels.builtIn(), LAYOUT).views())
                .extracting(each -> each.name().name())
                .doesNotContain("account_totals");
    }

    @Test
    void aCountThatMeetsAFieldOfTheKeyGetsAHash() {
        CanonicalModel model = TestModels.model(
                entity("parent", "child_count").field("child_count", STRING).build(),
                entity("child", "id")
                        .field("id", STRING)
                        .field("p", STRING)
                        .refers("p", "p", "parent", "child_count")
                        .build());

        assertThat(view(model, "parent_totals").columns())
                .extracting(ViewColumn::name)
                .element(1)
                .asString()
                .matches("child_count_[0-9a-f]{8}");
    }

    private static View view(CanonicalModel model, String name) {
        return LakeCatalog.of(model, LAYOUT).views().stream()
                .filter(view -> view.name().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
