package dev.onramp.reconcile.account;

import static dev.onramp.reconcile.Samples.CUSTOMERS;
import static dev.onramp.reconcile.Samples.at;
import static dev.onramp.reconcile.Samples.customer;
import static dev.onramp.reconcile.Samples.fold;
import static dev.onramp.reconcile.Samples.model;
import static dev.onramp.reconcile.Samples.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.model.Entity;
import dev.onramp.model.Identifier;
import dev.onramp.reconcile.Samples;
import dev.onramp.reconcile.compare.HistoryRows;
import dev.onramp.reconcile.fold.Coordinate;
import dev.onramp.reconcile.fold.Folded;
import dev.onramp.reconcile.fold.RawPartition;
import dev.onramp.reconcile.report.Check;
import dev.onramp.reconcile.report.PartitionAccount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccountingTest {
    private static final Coordinate BROKEN = at(CUSTOMERS, 0, 4);

    private final Folded folded = fold(
            customer(0, 0, "1", 1, "applied"),
            customer(0, 1, "1", 3, "applied"),
            customer(0, 2, "1", 2, "late"),
            customer(0, 3, "1", 3, "repeated"),
            record(BROKEN, "garbage"),
            customer(1, 0, "2", 1, "applied"));

    @Test
    void balancesWhenAllTheEvidenceIsThere() {
        Accounting accounting = account(folded, everyRow(folded), Set.of(BROKEN));
        accounting.open(Set.of(new RawPartition(CUSTOMERS, 3)));
        assertThat(accounting.accounts())
                .containsExactly(
                        new PartitionAccount(CUSTOMERS, 0, 5, 2, 1, 1, 1, 0, 0),
                        new PartitionAccount(CUSTOMERS, 1, 1, 1, 0, 0, 0, 0, 0),
                        new PartitionAccount(CUSTOMERS, 3, 0, 0, 0, 0, 0, 0, 0));
        assertThat(accounting.accounts()).allMatch(PartitionAccount::balances);
        assertThat(accounting.check().holds()).isTrue();
    }

    @Test
    void doesNotExplainARecordThatOneEntityLacks() {
        Map<Identifier, List<List<String>>> rows = everyRow(folded);
        rows.get(Samples.INDIVIDUAL).removeIf(row -> row.contains("raw_table_cust-1-0"));
        Accounting accounting = account(folded, rows, Set.of(BROKEN));
        assertThat(accounting.accounts().get(1)).isEqualTo(new PartitionAccount(CUSTOMERS, 1, 1, 0, 0, 0, 0, 0, 1));
        assertThat(accounting.accounts().get(1).balances()).isFalse();
        assertThat(text(accounting.check())).contains("raw_table_cust-1-0", "history of individual CUST2");
    }

    @Test
    void doesNotExplainADuplicateWhoseFirstIsNotThere() {
        Map<Identifier, List<List<String>>> rows = everyRow(folded);
        rows.get(Samples.CUSTOMER).removeIf(row -> row.contains("raw_table_cust-0-1"));
        assertThat(account(folded, rows, Set.of(BROKEN)).accounts().get(0).unexplained())
                .isEqualTo(2);
    }

    @Test
    void doesNotTakeTheRepetitionForTheFirst() {
        Map<Identifier, List<List<String>>> rows = everyRow(folded);
        rows.get(Samples.CUSTOMER)
                .replaceAll(row -> row.stream()
                        .map(cell -> "raw_table_cust-0-1".equals(cell) ? "raw_table_cust-0-3" : cell)
                        .toList());
        assertThat(account(folded, rows, Set.of(BROKEN)).accounts().get(0).unexplained())
                .isEqualTo(2);
    }

    @Test
    void doesNotExplainARejectedRecordWithoutDeadLetter() {
        Accounting accounting = account(folded, everyRow(folded), Set.of());
        assertThat(accounting.accounts().get(0).unexplained()).isEqualTo(1);
        assertThat(text(accounting.check())).contains(BROKEN.toString(), "a dead letter, for ");
    }

    @Test
    void doesNotExplainADeadLetterThatIsInTheTables() {
        Accounting accounting = account(folded, everyRow(folded), Set.of(BROKEN, at(CUSTOMERS, 1, 0)));
        assertThat(accounting.accounts().get(1).unexplained()).isEqualTo(1);
    }

    @Test
    void countsWhatKafkaHasAndTheArchiveHasNot() {
        Accounting accounting = account(folded, everyRow(folded), Set.of(BROKEN));
        accounting.addUnarchived(new RawPartition(CUSTOMERS, 1), 3);
        assertThat(accounting.accounts().get(1)).isEqualTo(new PartitionAccount(CUSTOMERS, 1, 4, 1, 0, 0, 0, 0, 3));
    }

    @Test
    void deadLettersMustBeExactlyTheRejectedRecords() {
        assertThat(DeadLetterCheck.of(folded.records(), Set.of(BROKEN), List.of(), 10)
                        .holds())
                .isTrue();
        Check check =
                DeadLetterCheck.of(folded.records(), Set.of(at(CUSTOMERS, 0, 0)), List.of("one is unreadable"), 10);
        assertThat(List.of(check.missing(), check.extra(), check.different())).containsExactly(1L, 1L, 1L);
        assertThat(check.shown()).hasSize(3);
    }

    @Test
    void saysWhichDeadLettersItTakesOnTrust() {
        Coordinate place = at(Samples.ACCOUNTS, 0, 0);
        var fold = new dev.onramp.reconcile.fold.Fold(model());
        fold.add(record(place, "{\"acct_num\":\"1\",\"cust_num\":\"7\",\"status\":\"A\",\"pin\":\"hidden\"}"));
        Check check = DeadLetterCheck.of(fold.folded(Set.of(place)).records(), Set.of(place), List.of(), 10);
        assertThat(check.holds()).isTrue();
        assertThat(check.notes())
                .singleElement()
                .asString()
                .startsWith("1 were rejected for a value that the archive hides");
    }

    private static Accounting account(
            Folded folded, Map<Identifier, List<List<String>>> stored, Set<Coordinate> deadLetters) {
        Map<Identifier, HistoryEvidence> histories = new HashMap<>();
        stored.forEach((entity, rows) -> {
            HistoryEvidence evidence = new HistoryEvidence(folded.entity(entity), folded.records());
            rows.forEach(evidence);
            histories.put(entity, evidence);
        });
        Accounting accounting = new Accounting(histories, deadLetters, 10);
        folded.records().forEach(accounting::add);
        return accounting;
    }

    private static Map<Identifier, List<List<String>>> everyRow(Folded folded) {
        Map<Identifier, List<List<String>>> rows = new HashMap<>();
        for (Entity entity : model().entities()) {
            rows.put(
                    entity.name(),
                    new ArrayList<>(new HistoryRows(folded.entity(entity.name()))
                            .all()
                            .map(each -> each.accepted().get(0).cells())
                            .toList()));
        }
        return rows;
    }

    private static String text(Check check) {
        return check.shown().get(0).text();
    }
}
