package dev.onramp.views;

import static dev.onramp.model.FieldType.Primitive.STRING;
import static dev.onramp.views.EntityBuilder.entity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.model.CanonicalModel;
import io.trino.sql.parser.SqlParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewStatementsTest {
    private static final LakeTable TABLE =
            new LakeTable(new ObjectName("canonical", "order"), "s3://b/canonical/order");

    @Test
    void athenaIsToldThatATableIsDeltaAndNothingElse() {
        assertThat(ViewStatements.table(Engine.ATHENA, TABLE)).isEqualTo("""
                CREATE EXTERNAL TABLE IF NOT EXISTS `canonical`.`order`
                LOCATION 's3://b/canonical/order/'
                TBLPROPERTIES ('table_type' = 'DELTA')""");
    }

    @Test
    void sparkReadsTheSamePlaceByItsOwnFileSystem() {
        assertThat(ViewStatements.table(Engine.SPARK, TABLE))
                .isEqualTo(
                        "CREATE TABLE IF NOT EXISTS `canonical`.`order` USING DELTA LOCATION 's3a://b/canonical/order'");
    }

    @Test
    void postgresqlRegistersNoTablesAndHasNoHistory() {
        LakeCatalog catalog = catalog(Engine.POSTGRESQL);

        assertThatThrownBy(() -> ViewStatements.table(Engine.POSTGRESQL, TABLE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(ViewStatements.of(Engine.POSTGRESQL, catalog)).noneMatch(sql -> sql.contains("_history"));
    }

    @Test
    void aHostileCommentStaysACommentInEveryEngine() {
        String hostile = "it's \\' OR 1=1; --\n*/ \" `x`";
        CanonicalModel model = TestModels.model(
                entity("thing", "id").doc(hostile).field("id", STRING, hostile).build());

        assertThat(statement(model, Engine.SPARK)).contains("'it\\'s \\\\\\' OR 1=1; --\n*/ \" `x`'");
        assertThat(statement(model, Engine.POSTGRESQL)).contains("IS 'it''s \\'' OR 1=1; --\n*/ \" `x`'");
        assertThat(statement(model, Engine.TRINO)).contains("IS 'it''s \\'' OR 1=1; --\n*/ \" `x`'");
        assertThat(statement(model, Engine.ATHENA)).doesNotContain("1=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"built-in", "shop", "tpch", "retail", "telco", "insurer"})
    void everyStatementForTrinoIsReadByItsParser(String name) {
        LakeCatalog catalog = LakeCatalog.of(TestModels.of(name), TestModels.LAYOUT, ViewRules.DEFAULT, Engine.TRINO);

        assertThat(ViewStatements.of(Engine.TRINO, catalog))
                .allSatisfy(
                        sql -> assertThat(new SqlParser().createStatement(sql)).isNotNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"built-in", "shop", "tpch", "retail", "telco", "insurer"})
    void everyEngineHasTheSameViewsAndColumns(String name) {
        List<View> trino =
                LakeCatalog.of(TestModels.of(name), TestModels.LAYOUT).views();
        for (Engine engine : Engine.values()) {
            List<View> views = LakeCatalog.of(TestModels.of(name), TestModels.LAYOUT, ViewRules.DEFAULT, engine)
                    .views();

            assertThat(views)
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("body")
                    .isEqualTo(trino.stream()
                            .filter(view -> engine.hasHistory()
                                    || view.kind() == View.Kind.WIDE
                                    || view.kind() == View.Kind.TOTALS
                                    || view.kind() == View.Kind.EXPLODED
                                    || view.kind() == View.Kind.METRICS)
                            .toList());
        }
    }

    private static LakeCatalog catalog(Engine engine) {
        return LakeCatalog.of(TestModels.builtIn(), TestModels.LAYOUT, ViewRules.DEFAULT, engine);
    }

    private static String statement(CanonicalModel model, Engine engine) {
        return String.join(
                ";\n", ViewStatements.of(engine, LakeCatalog.of(model, TestModels.LAYOUT, ViewRules.DEFAULT, engine)));
    }
}
