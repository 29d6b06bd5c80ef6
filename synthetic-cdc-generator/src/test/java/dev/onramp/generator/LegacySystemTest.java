package dev.onramp.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LegacySystemTest {
    private static final Shares SHARES = new Shares(0.5, 0.3, 0.05, 100_000, 200_000);

    @Test
    void sameSeedGivesTheSameBytesOnEveryMachine() throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        changes(42, SHARES, 2_000).forEach(each -> digest.update(MessageFormat.ROW.bytes(each)));

        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("2a5bf708fe00e3f99482f11a34eb5c0640f5d4c66d1e0cf79ba51878beb4c001");
    }

    @Test
    void anotherSeedGivesOtherChanges() {
        assertThat(changes(1, SHARES, 50)).isNotEqualTo(changes(2, SHARES, 50));
    }

    @Test
    void goesOnAfterABreakAsIfThereHadBeenNone() {
        List<LegacyChange> whole = changes(7, SHARES, 400);
        LegacyState state = new LegacyState();
        whole.subList(0, 150).forEach(state::apply);
        LegacySystem continued = new LegacySystem(7, SHARES, state);

        List<LegacyChange> rest = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            rest.add(continued.next());
        }

        assertThat(rest).isEqualTo(whole.subList(150, 400));
    }

    @Test
    void keepsReferentialOrderAndNeverReusesANumber() {
        Set<String> customers = new HashSet<>();
        Map<String, String> ownerOfAccount = new HashMap<>();
        Set<String> everCreated = new HashSet<>();
        for (LegacyChange change : changes(3, new Shares(0.6, 0.2, 0.3, 60, 90), 20_000)) {
            String key = change.table() + change.key();
            boolean customer = change.table() == LegacyTable.CUSTOMERS;
            switch (change.operation()) {
                case CREATE -> {
                    assertThat(everCreated.add(key))
                            .as("created once: %s", change)
                            .isTrue();
                    if (customer) {
                        customers.add(change.key());
                    } else {
                        String owner = change.row().value("cust_num").orElseThrow();
                        assertThat(customers)
                                .as("customer before account: %s", change)
                                .contains(owner);
                        ownerOfAccount.put(change.key(), owner);
                    }
                }
                case UPDATE ->
                    assertThat(customer ? customers : ownerOfAccount.keySet()).contains(change.key());
                case DELETE -> {
                    if (customer) {
                        assertThat(ownerOfAccount.values())
                                .as("accounts before customer: %s", change)
                                .doesNotContain(change.key());
                        assertThat(customers.remove(change.key())).isTrue();
                    } else {
                        assertThat(ownerOfAccount.remove(change.key()))
                                .as("%s", change)
                                .isNotNull();
                    }
                }
            }
            assertThat(customers).hasSizeLessThanOrEqualTo(60);
            assertThat(ownerOfAccount).hasSizeLessThanOrEqualTo(90);
        }
    }

    @Test
    void countsSequencesFromOneAndTimeForward() {
        long before = LegacyState.START_MILLIS;
        long sequence = 0;
        for (LegacyChange change : changes(5, SHARES, 1_000)) {
            assertThat(change.sequence()).isEqualTo(++sequence);
            assertThat(change.timeMillis()).isGreaterThan(before).isLessThanOrEqualTo(before + 200);
            before = change.timeMillis();
        }
    }

    @Test
    void everyUpdateChangesSomething() {
        Map<String, LegacyRow> rows = new HashMap<>();
        for (LegacyChange change : changes(11, new Shares(0.5, 0.8, 0, 50, 50), 5_000)) {
            LegacyRow before = rows.put(change.table() + change.key(), change.row());
            assertThat(change.row()).isNotEqualTo(before);
        }
    }

    @Test
    void keepsToTheSharesOnceThereAreRows() {
        Map<LegacyChange.Operation, Long> counts = changes(13, SHARES, 20_000).stream()
                .collect(Collectors.groupingBy(LegacyChange::operation, Collectors.counting()));

        assertThat(counts.get(LegacyChange.Operation.UPDATE)).isBetween(5_500L, 6_500L);
        assertThat(counts.get(LegacyChange.Operation.DELETE)).isBetween(850L, 1_150L);
    }

    @Test
    void worksAtTheEdgesOfTheShares() {
        assertThat(changes(1, new Shares(0, 1, 0, 1, 1), 20))
                .filteredOn(each -> each.operation() == LegacyChange.Operation.CREATE)
                .hasSize(2);
        assertThat(changes(1, new Shares(0, 0, 1, 1, 0), 20))
                .extracting(LegacyChange::table)
                .containsOnly(LegacyTable.CUSTOMERS);
        assertThat(changes(1, new Shares(1, 0, 0, 1, 0), 20))
                .filteredOn(each -> each.operation() == LegacyChange.Operation.UPDATE)
                .hasSize(19);
    }

    @Test
    void refusesAChangeThatIsNotTheNextOrDoesNotFit() {
        List<LegacyChange> changes = changes(1, SHARES, 2);
        LegacyState state = new LegacyState();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> state.apply(changes.get(1)))
                .withMessage("change 2 after change 0");
        state.apply(changes.get(0));
        LegacyChange again = new LegacyChange(
                LegacyChange.Operation.CREATE, 2, 1, changes.get(0).row());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> state.apply(again))
                .withMessage("change 2 does not fit the row 1");
    }

    static List<LegacyChange> changes(long seed, Shares shares, int count) {
        LegacySystem system = new LegacySystem(seed, shares, new LegacyState());
        List<LegacyChange> changes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            changes.add(system.next());
        }
        return changes;
    }
}
