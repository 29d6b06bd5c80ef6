package dev.onramp.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A legacy table and an entity that stand in a model folder and nowhere else: the running pipeline carries its rows to every store. */
class AddressModelIT {
    @TempDir
    private static Path folder;

    private static Stack stack;

    @BeforeAll
    static void start() {
        stack = Stack.up(folder.resolve("data"), AddressModelTest.FOLDER);
    }

    @AfterAll
    static void wipe() {
        if (stack != null) {
            stack.wipe();
        }
    }

    @Test
    void carriesRowsOfTheNewTableToDeltaPostgresAndAView() {
        Messages.of("addresses.txt").produce(stack.broker(), "raw_table_addr");
        Messages.of("customers.txt").produce(stack.broker(), "raw_table_cust");

        assertThat(stack.verifiedAccount("raw_table_addr"))
                .isEqualTo(Map.of("input", 7L, "applied", 6L, "dead_lettered", 1L));
        assertThat(stack.postgres("select id, individual_id, customer_number, kind, line, place->>'city', phones->>1,"
                        + " residents, rent, preferred, valid_from, confirmed_at from canonical.address order by id"))
                .containsExactly(
                        "ADDR500|CUST7|7|Home|Gartenweg 5|Berlin|030 2|2|1234.50|t|2026-01-31|2026-01-31 10:12:13+00",
                        "ADDR501|CUST7|7|PostBox|Box 4321|||||f||",
                        "ADDR502|CUST9|9|Work||||||f||");
        assertThat(stack.trino("select id || ' ' || line || ' ' || place.city || ' ' || cast(rent as varchar)"
                        + " from canonical.address where id = 'ADDR500'"))
                .containsExactly("ADDR500 Gartenweg 5 Berlin 1234.50");
        // The person's columns come twice: by the address itself, and by the customer.
        assertThat(stack.trino(
                        "select id || ' ' || coalesce(individual_first_name, '-') || ' ' || coalesce(status, '-')"
                                + " || ' ' || coalesce(party_last_name, '-') from views.address_wide order by id"))
                .containsExactly("ADDR500 Ada Active Byron", "ADDR501 Ada Active Byron", "ADDR502 - - -");
        // verify has compared all of it with the archive, and waited until it was kept.
        String checksum =
                "select cast(count(*) as varchar) || to_hex(checksum(ROW(id, line, place, phones, rent, confirmed_at,"
                        + " individual_first_name, party_last_name, _changed_at))) from views.address_wide";
        assertThat(stack.trino(checksum + "_materialised")).isEqualTo(stack.trino(checksum));
        assertThat(stack.trino("select cast(count(*) as varchar) from canonical.address_history where id = 'ADDR504'"))
                .containsExactly("2");
    }
}
