package dev.onramp.views.plan;

import static dev.onramp.model.FieldType.Primitive.TIMESTAMP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.DecimalType;
import dev.onramp.model.Identifier;
import dev.onramp.views.ObjectName;
import dev.onramp.views.Origin;
import dev.onramp.views.View;
import dev.onramp.views.ViewColumn;
import dev.onramp.views.plan.StoredView.StoredColumn;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoredViewTest {
    private static final View VIEW = new View(
            new ObjectName("views", "v"),
            View.Kind.WIDE,
            new Identifier("t"),
            "about v",
            List.of("total"),
            List.of(column("total", new DecimalType(18, 2)), column("at", TIMESTAMP)),
            List.of(),
            "SELECT t.total AS total, t.at AS at FROM canonical.t AS t");
    private static final List<StoredColumn> COLUMNS = List.of(
            new StoredColumn("total", "decimal(18,2)", "about total"), new StoredColumn("at", "timestamp(3)", ""));

    @Test
    void theSameViewPrintedAnotherWayMatches() {
        assertThat(stored("SELECT\n  t.total total\n, t.at at\nFROM\n  canonical.t t\n", COLUMNS)
                        .matches(VIEW))
                .isTrue();
    }

    @Test
    void anotherTypeOfAColumnDoesNotMatch() {
        var columns = List.of(new StoredColumn("total", "decimal(10,2)", ""), COLUMNS.get(1));

        assertThat(stored(VIEW.body(), columns).matches(VIEW)).isFalse();
    }

    @Test
    void anotherBodyOrCommentDoesNotMatch() {
        assertThat(stored(VIEW.body().replace("canonical", "other"), COLUMNS).matches(VIEW))
                .isFalse();
        assertThat(new StoredView(VIEW.body(), "", COLUMNS).matches(VIEW)).isFalse();
    }

    @Test
    void columnsWithAnotherCommentAreFound() {
        assertThat(stored(VIEW.body(), COLUMNS).uncommented(VIEW))
                .extracting(ViewColumn::name)
                .containsExactly("at");
    }

    private static StoredView stored(String definition, List<StoredColumn> columns) {
        return new StoredView(definition, ViewMark.comment(VIEW), columns);
    }

    private static ViewColumn column(String name, FieldType type) {
        return new ViewColumn(name, type, "about " + name, new Origin(new Identifier("t"), List.of(), name));
    }
}
