package dev.onramp.views;

import static dev.onramp.model.FieldType.Primitive.STRING;
import static dev.onramp.views.EntityBuilder.entity;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.model.CanonicalModel;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetricsViewsTest {
    private static final CanonicalModel INSURER = TestModels.of("insurer");

    @Test
    void groupsByItsOwnDimensionsAndThoseOfWhatItRefersTo() {
        View view = find(TestModels.of("tpch"), "orders_metrics").orElseThrow();

        assertThat(view.grain())
                .containsExactly("orderstatus", "orderdate", "mktsegment", "nation_name", "region_name");
        assertThat(view.columns()).extracting(ViewColumn::name).endsWith("region_name", "row_count", "totalprice_sum");
    }

    @Test
    void joinsOnlyWhatLeadsToADimension() {
        View view = find(INSURER, "policy_metrics").orElseThrow();

        assertThat(view.tables())
                .extracting(ObjectName::name)
                .doesNotContain("agent")
                .contains("person", "company");
        assertThat(find(INSURER, "policy_wide").orElseThrow().tables())
                .extracting(ObjectName::name)
                .contains("agent");
    }

    @Test
    void leavesPersonalFieldsOut() {
        assertThat(find(INSURER, "policy_metrics").orElseThrow().columns())
                .extracting(ViewColumn::name)
                .contains("premium_sum")
                .doesNotContain("commission_sum", "agent_name");
    }

    @Test
    void anEventIsCountedThoughItHasNoMetricAndAThingIsNot() {
        assertThat(find(TestModels.of("retail"), "return_metrics").orElseThrow().columns())
                .extracting(ViewColumn::name)
                .contains("reason", "row_count")
                .noneMatch(name -> name.startsWith("return_"));
        assertThat(find(TestModels.of("retail"), "category_metrics")).isEmpty();
    }

    @Test
    void thereIsNoneWithoutADimensionInReach() {
        var plain = TestModels.model(
                entity("tick", "id").event().field("id", STRING).build());

        assertThat(find(plain, "tick_metrics")).isEmpty();
    }

    @Test
    void aDimensionKeepsItsNameWhereTheCountHasItToo() {
        View view = find(INSURER, "claim_metrics").orElseThrow();

        assertThat(view.grain()).contains("row_count");
        assertThat(view.columns()).extracting(ViewColumn::name).anyMatch(name -> name.matches("row_count_[0-9a-f]{8}"));
    }

    private static Optional<View> find(CanonicalModel model, String name) {
        List<View> views = LakeCatalog.of(model, TestModels.LAYOUT).views();
        return views.stream().filter(view -> view.name().name().equals(name)).findFirst();
    }
}
