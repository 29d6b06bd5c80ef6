package dev.onramp.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaterialisedViewsTest {
    @ParameterizedTest
    @ValueSource(strings = {"built-in", "shop", "tpch", "retail", "telco"})
    void everyEntityOfEveryModelCanBeMaterialisedAndShowsTheColumnsOfItsWideView(String name) {
        CanonicalModel model = materialised(TestModels.of(name));
        LakeCatalog catalog = LakeCatalog.of(model, TestModels.LAYOUT);

        for (Entity entity : model.entities()) {
            View wide = view(catalog, entity, View.Kind.WIDE);
            View kept = view(catalog, entity, View.Kind.MATERIALISED);
            assertThat(kept.columns()).isEqualTo(wide.columns());
            assertThat(kept.grain()).isEqualTo(wide.grain());
            assertThat(kept.tables()).containsExactly(new ObjectName("canonical", entity.name() + "_wide"));
            assertThat(kept.name().name()).hasSizeLessThanOrEqualTo(SqlNames.MAX_BYTES);
            assertThat(catalog.tables()).extracting(LakeTable::name).containsAll(kept.tables());
        }
    }

    @Test
    void columnsAreStoredUnderTheirWholePathAndShownAsTheWideViewShowsThem() {
        LakeCatalog catalog = LakeCatalog.of(materialised(TestModels.builtIn()), TestModels.LAYOUT);

        View kept = catalog.views().stream()
                .filter(view -> view.name().name().equals("account_wide_materialised"))
                .findFirst()
                .orElseThrow();

        assertThat(kept.body())
                .contains("materialised.customer__party__gender AS gender")
                .contains("materialised.customer__status AS customer_status")
                .contains("CAST(at_timezone(materialised._changed_at, 'UTC') AS timestamp(3)) AS _changed_at")
                .endsWith("FROM canonical.account_wide AS materialised");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void onlyEnginesThatReadTheLakeHaveThem(Engine engine) {
        LakeCatalog catalog =
                LakeCatalog.of(materialised(TestModels.builtIn()), TestModels.LAYOUT, ViewRules.DEFAULT, engine);

        assertThat(catalog.views().stream().anyMatch(view -> view.kind() == View.Kind.MATERIALISED))
                .isEqualTo(engine != Engine.POSTGRESQL);
        assertThat(catalog.withoutMaterialised().views())
                .isEqualTo(LakeCatalog.of(TestModels.builtIn(), TestModels.LAYOUT, ViewRules.DEFAULT, engine)
                        .views());
    }

    @Test
    void nobodyWhoDoesNotAskForItHasOne() {
        assertThat(LakeCatalog.of(TestModels.builtIn(), TestModels.LAYOUT).views())
                .noneMatch(view -> view.kind() == View.Kind.MATERIALISED);
    }

    private static View view(LakeCatalog catalog, Entity entity, View.Kind kind) {
        return catalog.views().stream()
                .filter(view -> view.entity().equals(entity.name()) && view.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static CanonicalModel materialised(CanonicalModel model) {
        List<Entity> entities = model.entities().stream()
                .map(each -> new Entity(
                        each.name(), each.doc(), each.kind(), each.key(), each.fields(), each.references(), true))
                .toList();
        return new CanonicalModel(entities, model.sources(), model.functions(), model.consumers());
    }
}
