package dev.onramp.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.model.CanonicalModel;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.QuerySpecification;
import io.trino.sql.tree.SingleColumn;
import io.trino.sql.tree.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Trino's own parser reads every generated text, and reads in it what the view claims. */
class GeneratedSqlTest {
    static Stream<View> views() {
        return Stream.of("built-in", "shop", "tpch", "retail", "telco")
                .map(TestModels::of)
                .flatMap(GeneratedSqlTest::viewsOf);
    }

    private static Stream<View> viewsOf(CanonicalModel model) {
        return Stream.of(ViewRules.DEFAULT, new ViewRules(3, 100))
                .flatMap(rules -> LakeCatalog.of(model, TestModels.LAYOUT, rules).views().stream());
    }

    @ParameterizedTest
    @MethodSource("views")
    void columnsOfTheTextAreTheColumnsOfTheView(View view) {
        assertThat(selectedColumns(view))
                .isEqualTo(view.columns().stream().map(ViewColumn::name).toList());
    }

    @ParameterizedTest
    @MethodSource("views")
    void tablesOfTheTextHaveTwoPartsAndAreTheTablesOfTheView(View view) {
        List<String> tables = new ArrayList<>();
        new io.trino.sql.tree.DefaultTraversalVisitor<Void>() {
            @Override
            protected Void visitTable(Table table, Void context) {
                tables.add(String.join(".", table.getName().getParts()));
                return null;
            }
        }.process(parsed(view));
        assertThat(tables.stream().distinct())
                .isEqualTo(view.tables().stream().map(ObjectName::toString).toList());
    }

    @ParameterizedTest
    @MethodSource("views")
    void namesAreDistinctAndFitIntoPostgresql(View view) {
        assertThat(view.columns())
                .extracting(ViewColumn::name)
                .doesNotHaveDuplicates()
                .allSatisfy(
                        name -> assertThat(name).hasSizeLessThanOrEqualTo(63).matches("_?[a-z][a-z0-9_]*"));
        assertThat(view.name().name()).hasSizeLessThanOrEqualTo(63);
    }

    private static List<String> selectedColumns(View view) {
        QuerySpecification select = (QuerySpecification) parsed(view).getQueryBody();
        return select.getSelect().getSelectItems().stream()
                .map(SingleColumn.class::cast)
                .map(column -> column.getAlias().map(Identifier::getValue).orElseThrow())
                .toList();
    }

    private static Query parsed(View view) {
        return (Query) new SqlParser().createStatement(view.body());
    }
}
