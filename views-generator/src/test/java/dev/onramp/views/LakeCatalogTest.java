package dev.onramp.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.config.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LakeCatalogTest {
    @Test
    void everyEntityHasTwoTablesAndItsViews() {
        LakeCatalog catalog = LakeCatalog.of(TestModels.builtIn(), LakeLayout.of(Settings.defaults()));

        assertThat(catalog.tables())
                .contains(
                        new LakeTable(new ObjectName("canonical", "account"), "s3://onramp-lake/canonical/account"),
                        new LakeTable(
                                new ObjectName("canonical", "account_history"),
                                "s3://onramp-lake/canonical/account_history"))
                .hasSize(6);
        assertThat(catalog.views())
                .extracting(view -> view.name().toString())
                .containsExactly(
                        "views.account_wide",
                        "views.account_history",
                        "views.customer_wide",
                        "views.customer_history",
                        "views.customer_totals",
                        "views.individual_wide",
                        "views.individual_history",
                        "views.individual_totals",
                        "views.account_as_of",
                        "views.customer_as_of");
        assertThat(catalog.schemas())
                .extracting(LakeSchema::location)
                .containsExactly("s3://onramp-lake/canonical", "s3://onramp-lake/views");
    }

    @Test
    void theSameModelGivesAnEqualCatalog() {
        assertThat(LakeCatalog.of(TestModels.shop(), TestModels.LAYOUT))
                .isEqualTo(LakeCatalog.of(TestModels.shop(), TestModels.LAYOUT));
    }

    @Test
    void aSchemaThatIsNoIdentifierIsRefused() {
        assertThatThrownBy(() -> LakeLayout.of(Settings.defaults().with(Map.of("trino.views-schema", "My Views"))))
                .hasMessageContainingAll("ONR-V004", "'My Views'", "trino.views-schema");
    }

    @Test
    void viewsDoNotShareTheSchemaOfTables() {
        assertThatThrownBy(() -> LakeLayout.of(Settings.defaults().with(Map.of("trino.views-schema", "canonical"))))
                .hasMessageContainingAll("ONR-V004", "trino.views-schema");
    }
}
