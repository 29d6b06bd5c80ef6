package dev.onramp.ingest.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.config.OnrampException;
import dev.onramp.ingest.TestEntities;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresDdlTest {
    @Test
    void createsATableWithItsKeyAndComments() {
        assertThat(PostgresDdl.create("canonical", TestEntities.CUSTOMER))
                .startsWith(
                        "create table \"canonical\".\"customer\" (\"customer_number\" text not null, \"status\" text, \"note\" text,"
                                + " \"_op\" text not null, \"_sequence\" text collate \"C\" not null,"
                                + " \"_changed_at\" timestamp with time zone, \"_dataid\" text, \"_mapping_version\" integer,"
                                + " primary key (\"customer_number\")) with (fillfactor = 50)")
                .contains("comment on column \"canonical\".\"customer\".\"status\" is 'The status.'");
    }

    @Test
    void leavesATableAloneThatIsAsTheModelSays() {
        assertThat(PostgresDdl.evolve("canonical", TestEntities.CUSTOMER, customerColumns()))
                .isEmpty();
    }

    @Test
    void addsAnOptionalColumn() {
        Map<String, String> existing = customerColumns();
        existing.remove("note");

        assertThat(PostgresDdl.evolve("canonical", TestEntities.CUSTOMER, existing))
                .containsExactly("alter table \"canonical\".\"customer\" add column \"note\" text");
    }

    @Test
    void refusesEveryOtherDifferenceAndNamesAll() {
        Map<String, String> existing = customerColumns();
        existing.remove("status");
        existing.put("note", "integer");
        existing.put("stranger", "text");

        assertThatThrownBy(() -> PostgresDdl.evolve("canonical", TestEntities.CUSTOMER, existing))
                .isInstanceOfSatisfying(
                        OnrampException.class, e -> assertThat(e.errorId()).isEqualTo("ONR-I020"))
                .hasMessageContainingAll(
                        "status is missing", "note is integer, the model says text", "stranger is not in the model");
    }

    @Test
    void quotesWhatItIsGiven() {
        assertThat(Quoted.name("a\"b")).isEqualTo("\"a\"\"b\"");
        assertThat(Quoted.literal("it's")).isEqualTo("'it''s'");
    }

    private static Map<String, String> customerColumns() {
        Map<String, String> columns = new LinkedHashMap<>();
        TestEntities.CUSTOMER.all().forEach(column -> columns.put(column.name(), PostgresTypes.of(column.type())));
        return columns;
    }
}
