package dev.onramp.ingest.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.config.OnrampException;
import dev.onramp.ingest.Column;
import dev.onramp.ingest.ColumnType;
import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.TestEntities;
import dev.onramp.ingest.postgres.PostgresDdl.Existing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostgresDdlTest {
    @Test
    void createsATableWithItsKeyAndComments() {
        assertThat(PostgresDdl.create("canonical", TestEntities.CUSTOMER))
                .startsWith(
                        "create table \"canonical\".\"customer\" (\"customer_number\" text not null, \"status\" text,"
                                + " \"note\" text, \"_op\" text not null, \"_sequence\" text collate \"C\" not null,"
                                + " \"_changed_at\" timestamp with time zone, \"_dataid\" text, \"_mapping_version\""
                                + " integer, primary key (\"customer_number\")) with (fillfactor = 50)")
                .contains("comment on column \"canonical\".\"customer\".\"status\" is 'The status.'");
    }

    @Test
    void leavesATableAloneThatIsAsTheModelSays() {
        assertThat(PostgresDdl.evolve("canonical", TestEntities.CUSTOMER, customerColumns()))
                .isEmpty();
    }

    @Test
    void addsAnOptionalColumn() {
        assertThat(PostgresDdl.evolve("canonical", TestEntities.CUSTOMER, without("note")))
                .containsExactly("alter table \"canonical\".\"customer\" add column \"note\" text");
    }

    @Test
    void refusesEveryOtherDifferenceAndNamesAll() {
        List<Existing> existing = without("note", "status");
        existing.add(new Existing("note", "integer", "", false));
        existing.add(new Existing("stranger", "text", "", true));

        assertThatThrownBy(() -> PostgresDdl.evolve("canonical", TestEntities.CUSTOMER, existing))
                .isInstanceOfSatisfying(
                        OnrampException.class, e -> assertThat(e.errorId()).isEqualTo("ONR-I020"))
                .hasMessageContainingAll(
                        "the primary key is [customer_number, stranger], the model says [customer_number]",
                        "status is missing",
                        "note is integer, the model says text",
                        "stranger is not in the model");
    }

    @Test
    void renamesAColumnOnceAndCommentsItAnew() {
        List<Column> fields = new ArrayList<>(TestEntities.CUSTOMER.fields());
        fields.set(1, new Column("stage", ColumnType.Simple.TEXT, true, "It's new.", List.of("state", "status")));
        EntityColumns renamed = new EntityColumns("customer", "A customer.", fields, List.of("customer_number"));

        assertThat(PostgresDdl.evolve("canonical", renamed, customerColumns()))
                .containsExactly(
                        "alter table \"canonical\".\"customer\" rename column \"status\" to \"stage\"",
                        "comment on column \"canonical\".\"customer\".\"stage\" is 'It''s new.'");
        List<Existing> done = without("status");
        done.add(new Existing("stage", "text", "It's new.", false));
        assertThat(PostgresDdl.evolve("canonical", renamed, done)).isEmpty();
    }

    @Test
    void refusesAFormerNameThatStillIsAColumnBesideTheNewOne() {
        List<Column> fields = new ArrayList<>(TestEntities.CUSTOMER.fields());
        fields.set(1, new Column("stage", ColumnType.Simple.TEXT, true, "", List.of("status")));
        EntityColumns renamed = new EntityColumns("customer", "A customer.", fields, List.of("customer_number"));
        List<Existing> both = customerColumns();
        both.add(new Existing("stage", "text", "", false));

        assertThatThrownBy(() -> PostgresDdl.evolve("canonical", renamed, both))
                .hasMessageContaining("column status is not in the model");
    }

    @Test
    void quotesWhatItIsGiven() {
        assertThat(Quoted.name("a\"b")).isEqualTo("\"a\"\"b\"");
        assertThat(Quoted.literal("it's")).isEqualTo("'it''s'");
    }

    private static List<Existing> without(String... names) {
        List<Existing> columns = customerColumns();
        columns.removeIf(each -> List.of(names).contains(each.name()));
        return columns;
    }

    private static List<Existing> customerColumns() {
        List<Existing> columns = new ArrayList<>();
        TestEntities.CUSTOMER
                .all()
                .forEach(column -> columns.add(new Existing(
                        column.name(),
                        PostgresTypes.of(column.type()),
                        column.doc(),
                        TestEntities.CUSTOMER.isKey(column))));
        return columns;
    }
}
