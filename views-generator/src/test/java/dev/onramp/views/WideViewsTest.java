package dev.onramp.views;

import static dev.onramp.model.FieldType.Primitive.INT;
import static dev.onramp.model.FieldType.Primitive.STRING;
import static dev.onramp.views.EntityBuilder.entity;
import static dev.onramp.views.TestModels.LAYOUT;
import static dev.onramp.views.TestModels.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.config.OnrampException;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import java.util.List;
import org.junit.jupiter.api.Test;

class WideViewsTest {
    @Test
    void accountWideShowsAccountCustomerAndIndividual() {
        View view = view(TestModels.builtIn(), "account_wide", ViewRules.DEFAULT);

        assertThat(view.columns())
                .extracting(ViewColumn::name, column -> column.origin().path())
                .contains(
                        org.assertj.core.groups.Tuple.tuple("status", "status"),
                        org.assertj.core.groups.Tuple.tuple("customer_number", "customer_number"),
                        org.assertj.core.groups.Tuple.tuple("customer_status", "customer.status"),
                        org.assertj.core.groups.Tuple.tuple("party_id", "customer.party_id"),
                        org.assertj.core.groups.Tuple.tuple("gender", "customer.party.gender"));
    }

    @Test
    void theKeyOfAJoinedEntityIsLeftToItsOwner() {
        assertThat(view(TestModels.builtIn(), "account_wide", ViewRules.DEFAULT).columns())
                .extracting(column -> column.origin().path())
                .doesNotContain("customer.customer_number", "customer.party.id");
    }

    @Test
    void everyJoinKeepsRowsWithoutAParent() {
        String body = view(TestModels.shop(), "order_wide", ViewRules.DEFAULT).body();

        assertThat(body.lines().filter(line -> line.contains("JOIN")))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("LEFT JOIN "));
    }

    @Test
    void aSelfReferenceEndsAtTheStatedDepth() {
        assertThat(joins(0)).isZero();
        assertThat(joins(1)).isEqualTo(1);
        assertThat(joins(3)).isEqualTo(3);
    }

    @Test
    void aCycleEndsBeforeItEntersAnEntityAgain() {
        var cycle = model(
                entity("egg", "id")
                        .field("id", STRING)
                        .field("hen_id", STRING)
                        .refers("hen", "hen_id", "hen", "id")
                        .build(),
                entity("hen", "id")
                        .field("id", STRING)
                        .field("egg_id", STRING)
                        .refers("egg", "egg_id", "egg", "id")
                        .build());

        assertThat(view(cycle, "egg_wide", ViewRules.DEFAULT).columns())
                .extracting(ViewColumn::name)
                .containsExactly("id", "hen_id", "egg_id", "_sequence", "_changed_at");
    }

    @Test
    void aJoinOnPartOfAKeyIsRefusedWithItsPath() {
        var partial = model(
                pair(),
                entity("middle", "id")
                        .field("id", STRING)
                        .field("a", STRING)
                        .refers("half", "a", "pair", "a")
                        .build(),
                entity("top", "id")
                        .field("id", STRING)
                        .field("m", STRING)
                        .refers("mid", "m", "middle", "id")
                        .build());

        assertThatThrownBy(() -> view(partial, "top_wide", ViewRules.DEFAULT))
                .isInstanceOf(OnrampException.class)
                .hasMessageContainingAll("ONR-V001", "middle_wide", "the join half", "whose key is [a, b]");
        assertThatThrownBy(
                        () -> new WideViews(partial, LAYOUT, ViewRules.DEFAULT, Engine.TRINO).of(named(partial, "top")))
                .hasMessageContainingAll("top_wide", "the join mid.half");
    }

    @Test
    void aJoinBetweenDifferentTypesIsRefused() {
        var mixed = model(
                entity("target", "id").field("id", STRING).build(),
                entity("owner", "id")
                        .field("id", STRING)
                        .field("t", INT)
                        .refers("t", "t", "target", "id")
                        .build());

        assertThatThrownBy(() -> LakeCatalog.of(mixed, LAYOUT))
                .hasMessageContainingAll("ONR-V001", "owner.t and target.id have different types");
    }

    @Test
    void aJoinToNowhereIsRefused() {
        var lost = model(entity("owner", "id")
                .field("id", STRING)
                .refers("t", "id", "target", "id")
                .build());

        assertThatThrownBy(() -> LakeCatalog.of(lost, LAYOUT)).hasMessageContainingAll("ONR-V001", "no entity target");
    }

    @Test
    void aModelThatNeedsTooManyJoinsIsRefused() {
        assertThatThrownBy(() -> LakeCatalog.of(TestModels.shop(), LAYOUT, new ViewRules(0, 2)))
                .hasMessageContainingAll("ONR-V003", "more than 2 joins");
    }

    @Test
    void twoTablesOfOneNameAreRefused() {
        var twice = model(
                entity("car", "id").field("id", STRING).build(),
                entity("car_history", "id").field("id", STRING).build());

        assertThatThrownBy(() -> LakeCatalog.of(twice, LAYOUT))
                .hasMessageContainingAll("ONR-V002", "canonical.car_history");
    }

    private static Entity pair() {
        return entity("pair", "a", "b").field("a", STRING).field("b", STRING).build();
    }

    private static Entity named(CanonicalModel model, String name) {
        return model.entity(new dev.onramp.model.Identifier(name));
    }

    private static long joins(int reentries) {
        return view(TestModels.shop(), "employee_wide", new ViewRules(reentries, 100))
                .body()
                .lines()
                .filter(line -> line.startsWith("LEFT JOIN "))
                .count();
    }

    private static View view(CanonicalModel model, String name, ViewRules rules) {
        List<View> views = LakeCatalog.of(model, LAYOUT, rules).views();
        return views.stream()
                .filter(view -> view.name().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
