package dev.onramp.views;

import static dev.onramp.model.FieldType.Primitive.STRING;
import static dev.onramp.model.FieldType.Primitive.TIMESTAMP;
import static dev.onramp.model.Reference.ToMany.ARRAY;
import static dev.onramp.views.EntityBuilder.entity;
import static dev.onramp.views.TestModels.LAYOUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Masking;
import dev.onramp.views.access.Masks;
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
                .containsExactly("id", "employee_count", "shop_count", "shop_array");
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

    @Test
    void anArrayHoldsTheChildrenInTheOrderOfTheirKeyWithNullForWhatAnalystsMayNotSee() {
        CanonicalModel model = model(Masking.HASH);

        ViewColumn array = view(model, "parent_totals").columns().get(2);

        assertThat(array.name()).isEqualTo("child_array");
        assertThat(SqlTypes.of(array.type()))
                .isEqualTo("array(row(id varchar, at timestamp(3), note varchar, name varchar, person varchar))");
        assertThat(new Masks(model).of(array)).isEmpty();
        assertThat(view(model, "parent_totals").body())
                .contains(
                        "child.note, CAST(NULL AS varchar), CAST(NULL AS varchar)) AS row(",
                        "ORDER BY child.id, CAST(at_timezone(child.at, 'UTC') AS timestamp(3)), child._sequence) AS _array",
                        "COALESCE(of_child_._array, ARRAY[]) AS child_array");
    }

    @Test
    void postgresqlOrdersTextsAsTheOthersDo() {
        View view = LakeCatalog.of(model(Masking.HASH), LAYOUT, ViewRules.DEFAULT, Engine.POSTGRESQL).views().stream()
                .filter(each -> each.name().name().equals("parent_totals"))
                .findFirst()
                .orElseThrow();

        assertThat(view.body())
                .contains(
                        "ORDER BY child.id COLLATE \"C\", ",
                        "child._sequence COLLATE \"C\") AS _array",
                        "CAST('[]' AS jsonb)");
    }

    @Test
    void moreFieldsThanAFunctionOfPostgresqlTakesAreNoTrouble() {
        var child = entity("child", "p", "f0").field("p", STRING);
        for (int i = 0; i < 101; i++) {
            child.field("f" + i, STRING);
        }
        CanonicalModel model = TestModels.model(
                entity("parent", "id").field("id", STRING).build(),
                child.refers("p", "p", "parent", "id").toMany(ARRAY).build());

        assertThat(LakeCatalog.of(model, LAYOUT, ViewRules.DEFAULT, Engine.POSTGRESQL)
                        .views())
                .extracting(View::body)
                .anySatisfy(body -> assertThat(body)
                        .contains("child.f49) || jsonb_build_object('f50'", "child.f99) || jsonb_build_object('f100'"));
    }

    /** A child with a personal field, a link to a personal key, and a time in its key. */
    private static CanonicalModel model(Masking masking) {
        return TestModels.model(
                entity("person", "id").personal("id", STRING, masking).build(),
                entity("parent", "id").field("id", STRING).build(),
                entity("child", "id", "at")
                        .field("id", STRING)
                        .field("at", TIMESTAMP)
                        .field("note", STRING)
                        .personal("name", STRING, masking)
                        .field("person", STRING)
                        .field("p", STRING)
                        .refers("person", "person", "person", "id")
                        .refers("p", "p", "parent", "id")
                        .toMany(ARRAY)
                        .build());
    }

    private static View view(CanonicalModel model, String name) {
        return LakeCatalog.of(model, LAYOUT).views().stream()
                .filter(view -> view.name().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
