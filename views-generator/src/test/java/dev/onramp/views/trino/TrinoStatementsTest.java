package dev.onramp.views.trino;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.model.Identifier;
import dev.onramp.views.LakeCatalog;
import dev.onramp.views.LakeSchema;
import dev.onramp.views.LakeTable;
import dev.onramp.views.ObjectName;
import dev.onramp.views.TestModels;
import dev.onramp.views.View;
import dev.onramp.views.plan.ViewMark;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.CreateView;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrinoStatementsTest {
    private static final ObjectName ORDER = new ObjectName("canonical", "order");

    @Test
    void tablesAreRegisteredByNameAndLocation() {
        assertThat(TrinoStatements.registerTable(new LakeTable(ORDER, "s3://b/canonical/order")))
                .isEqualTo("CALL system.register_table(schema_name => 'canonical', table_name => 'order',"
                        + " table_location => 's3://b/canonical/order')");
        assertThat(TrinoStatements.unregisterTable(ORDER))
                .isEqualTo("CALL system.unregister_table(schema_name => 'canonical', table_name => 'order')");
        assertThat(TrinoStatements.createSchema(new LakeSchema(new Identifier("user"), "s3://b/user")))
                .isEqualTo("CREATE SCHEMA IF NOT EXISTS \"user\" WITH (location = 's3://b/user')");
    }

    @Test
    void aHostileCommentStaysAComment() {
        View hostile = new View(
                new ObjectName("views", "order_wide"),
                View.Kind.WIDE,
                new Identifier("order"),
                "'; DROP TABLE canonical.account; --\n\"quoted\" '' /* ü */",
                List.of("one"),
                List.of(),
                List.of(),
                "SELECT 1 AS one");

        var parsed = (CreateView) new SqlParser().createStatement(TrinoStatements.createOrReplaceView(hostile));

        assertThat(parsed.getComment()).contains(ViewMark.comment(hostile));
        assertThat(ViewMark.words(ViewMark.comment(hostile))).isEqualTo(hostile.comment());
        assertThat(ViewMark.in(ViewMark.comment(hostile))).contains(ViewMark.of(hostile));
    }

    @Test
    void everyStatementOfAHardModelIsReadByTrinosParser() {
        LakeCatalog catalog = LakeCatalog.of(TestModels.shop(), TestModels.LAYOUT);

        assertThat(catalog.views()).allSatisfy(view -> {
            new SqlParser().createStatement(TrinoStatements.createOrReplaceView(view));
            view.columns()
                    .forEach(column -> new SqlParser()
                            .createStatement(
                                    TrinoStatements.commentOnColumn(view.name(), column.name(), column.comment())));
        });
    }
}
