package dev.onramp.reconcile.compare;

import static dev.onramp.reconcile.Samples.CUSTOMER;
import static dev.onramp.reconcile.Samples.CUSTOMERS;
import static dev.onramp.reconcile.Samples.at;
import static dev.onramp.reconcile.Samples.customer;
import static dev.onramp.reconcile.Samples.deletedCustomer;
import static dev.onramp.reconcile.Samples.fold;
import static dev.onramp.reconcile.Samples.record;
import static dev.onramp.reconcile.Samples.truncatedCustomers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.reconcile.fold.FoldedEntity;
import dev.onramp.reconcile.fold.PackedRow;
import dev.onramp.reconcile.fold.RowKey;
import dev.onramp.reconcile.report.Check;
import dev.onramp.reconcile.report.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private final FoldedEntity customers = fold(
                    customer(0, 0, "1", 1, "a"),
                    customer(0, 1, "1", 3, "b"),
                    customer(0, 2, "2", 1, "a"),
                    deletedCustomer(0, 3, "2", 2),
                    customer(0, 4, "3", 7, "a"))
            .entity(CUSTOMER);

    private final List<List<String>> latest = rows(new LatestRows(customers));
    private final List<List<String>> history = rows(new HistoryRows(customers));

    @Test
    void agreesWithTheSameRowsInAnyOrder() {
        java.util.Collections.reverse(latest);
        Check check = latestCheck(latest);
        assertThat(check.holds()).isTrue();
        assertThat(check.expected()).isEqualTo(2);
        assertThat(check.actual()).isEqualTo(2);
        assertThat(historyCheck(history).expected()).isEqualTo(5);
    }

    @Test
    void findsAMissingRow() {
        latest.removeIf(row -> row.get(0).equals("3"));
        Check check = latestCheck(latest);
        assertThat(List.of(check.missing(), check.extra(), check.different())).containsExactly(1L, 0L, 0L);
        assertThat(texts(check))
                .singleElement()
                .asString()
                .startsWith("3: missing, expected customer_number=3, status=Active");
    }

    @Test
    void findsARowThatShouldNotBeThere() {
        List<String> deleted = new ArrayList<>(latest.get(0));
        deleted.set(0, "2");
        latest.add(deleted);
        Check check = latestCheck(latest);
        assertThat(List.of(check.missing(), check.extra(), check.different())).containsExactly(0L, 1L, 0L);
        assertThat(texts(check)).singleElement().asString().startsWith("2: not expected, found customer_number=2");
    }

    @Test
    void findsARowThatIsThereTwice() {
        latest.add(latest.get(0));
        Check check = latestCheck(latest);
        assertThat(check.extra()).isEqualTo(1);
        assertThat(texts(check).get(0)).contains("(a second time)");
    }

    @Test
    void takesARowOfAnEarlierMappingVersionWhenTheOutcomeIsTheSame() {
        ExpectedRows later = new OfVersion(new LatestRows(customers), "3");
        for (String stored : List.of("1", "2")) {
            Check check = checkOf(later, withVersion(stored));
            assertThat(check.holds()).isTrue();
            assertThat(check.notes())
                    .containsExactly(
                            "2 rows were mapped by an earlier version of their mapping, with the same outcome");
        }
        for (String stored : List.of("4", "0", "x")) {
            assertThat(checkOf(later, withVersion(stored)).different()).isEqualTo(2);
        }
        List<List<String>> otherwise = withVersion("1");
        otherwise.get(0).set(1, "Closed");
        assertThat(checkOf(later, otherwise).different()).isEqualTo(1);
    }

    private List<List<String>> withVersion(String version) {
        List<List<String>> rows = new ArrayList<>();
        for (List<String> each : latest) {
            List<String> row = new ArrayList<>(each);
            row.set(row.size() - 1, version);
            rows.add(row);
        }
        return rows;
    }

    @Test
    void findsEveryColumnThatDiffers() {
        for (int column = 1; column < latest.get(0).size(); column++) {
            List<List<String>> changed = new ArrayList<>(latest);
            List<String> row = new ArrayList<>(latest.get(0));
            row.set(column, row.get(column) + "x");
            changed.set(0, row);
            Check check = latestCheck(changed);
            String name = Column.of(customers.entity()).get(column).name();
            assertThat(check.different()).as(name).isEqualTo(1);
            assertThat(texts(check)).singleElement().asString().contains(", " + name + ": expected '", "x'");
        }
    }

    @Test
    void tellsAnAbsentValueFromAnEmptyOne() {
        List<String> row = new ArrayList<>(latest.get(0));
        row.set(2, null);
        latest.set(0, row);
        assertThat(texts(latestCheck(latest))).singleElement().asString().endsWith("found null");
    }

    @Test
    void findsAHistoryRowAtAnotherSequence() {
        List<String> row = new ArrayList<>(history.get(0));
        row.set(5, "0000000000000000099-0000000000000000000");
        history.set(0, row);
        Check check = historyCheck(history);
        assertThat(List.of(check.missing(), check.extra(), check.different())).containsExactly(1L, 1L, 0L);
    }

    @Test
    void knowsTruncatesAndWhatTheyTook() {
        FoldedEntity truncated = fold(
                        customer(0, 0, "1", 1, "a"), customer(0, 1, "2", 9, "b"), truncatedCustomers(0, 2, 5))
                .entity(CUSTOMER);
        List<List<String>> left = rows(new LatestRows(truncated));
        List<List<String>> all = rows(new HistoryRows(truncated));

        assertThat(left).extracting(row -> row.get(0)).containsExactly("2");
        assertThat(run(new HistoryRows(truncated), all, List.of())
                        .check(Set.of(), 10)
                        .holds())
                .isTrue();
        all.removeIf(row -> row.get(0) == null);
        Comparison unapplied = run(new HistoryRows(truncated), all, List.of());
        assertThat(texts(unapplied.check(Set.of(), 10)))
                .singleElement()
                .asString()
                .startsWith("(truncate) at 0000000000000000005-0000000000000000001: missing");
        assertThat(unapplied
                        .check(Set.of(new EntityKey(CUSTOMER, RowKey.OF_TRUNCATE)), 10)
                        .holds())
                .isTrue();
    }

    @Test
    void survivesRowsWithoutKeyAndWithBrokenSequences() {
        List<String> noKey = new ArrayList<>(history.get(0));
        noKey.set(0, null);
        List<String> broken = new ArrayList<>(history.get(0));
        broken.set(5, "soon");
        history.add(noKey);
        history.add(broken);
        assertThat(historyCheck(history).extra()).isEqualTo(2);
    }

    @Test
    void doesNotJudgeRowsThatChangedMeanwhile() {
        latest.removeIf(row -> row.get(0).equals("3"));
        Comparison comparison = run(new LatestRows(customers), latest, List.of());
        Check check = comparison.check(Set.of(new EntityKey(CUSTOMER, new RowKey("3"))), 10);
        assertThat(check.holds()).isTrue();
        assertThat(check.notes()).singleElement().asString().startsWith("1 rows changed");
        assertThat(comparison
                        .check(Set.of(new EntityKey(CUSTOMER, new RowKey("1"))), 10)
                        .missing())
                .isEqualTo(1);
    }

    @Test
    void countsAllButShowsTheFirst() {
        Check check = run(new HistoryRows(customers), List.of(), List.of()).check(Set.of(), 2);
        assertThat(check.missing()).isEqualTo(5);
        assertThat(check.shown()).hasSize(2);
    }

    @Test
    void aWrongShapeIsADifference() {
        Check check = run(new LatestRows(customers), latest, List.of("the column x is not expected"))
                .check(Set.of(), 10);
        assertThat(check.holds()).isFalse();
        assertThat(texts(check)).containsExactly("the column x is not expected");
    }

    @Test
    void acceptsEitherOfTwinsFromTwoPartitions() {
        FoldedEntity twins = fold(
                        record(at(CUSTOMERS, 0, 0), 100, "{\"cust_num\":\"7\",\"status\":\"a\",\"__seq\":5}"),
                        record(at(CUSTOMERS, 1, 0), 200, "{\"cust_num\":\"7\",\"status\":\"a\",\"__seq\":5}"))
                .entity(CUSTOMER);
        LatestRows expected = new LatestRows(twins);
        ExpectedRow row = expected.all().findFirst().orElseThrow();
        assertThat(row.accepted()).hasSize(2);
        for (PackedRow each : row.accepted()) {
            assertThat(run(expected, List.of(each.cells()), List.of())
                            .check(Set.of(), 10)
                            .holds())
                    .isTrue();
        }
    }

    private static Check checkOf(ExpectedRows expected, List<List<String>> rows) {
        return run(expected, rows, List.of()).check(Set.of(), 10);
    }

    private Check latestCheck(List<List<String>> rows) {
        return run(new LatestRows(customers), rows, List.of()).check(Set.of(), 10);
    }

    private Check historyCheck(List<List<String>> rows) {
        return run(new HistoryRows(customers), rows, List.of()).check(Set.of(), 10);
    }

    private static Comparison run(ExpectedRows expected, List<List<String>> rows, List<String> problems) {
        Comparison comparison = new Comparison("test", expected);
        comparison.run(new ScanOfList(rows, problems), row -> {});
        return comparison;
    }

    private static List<List<String>> rows(ExpectedRows expected) {
        return new ArrayList<>(
                expected.all().map(each -> each.accepted().get(0).cells()).toList());
    }

    private static List<String> texts(Check check) {
        return check.shown().stream().map(Difference::text).toList();
    }

    /** The same rows, mapped by another version. */
    private record OfVersion(ExpectedRows rows, String version) implements ExpectedRows {
        @Override
        public List<Column> columns() {
            return rows.columns();
        }

        @Override
        public Stream<ExpectedRow> all() {
            return rows.all().map(this::changed);
        }

        @Override
        public Optional<ExpectedRow> find(List<String> stored) {
            return rows.find(stored).map(this::changed);
        }

        @Override
        public String label(List<String> stored) {
            return rows.label(stored);
        }

        @Override
        public Set<EntityKey> involved(List<String> cells) {
            return rows.involved(cells);
        }

        private ExpectedRow changed(ExpectedRow row) {
            List<String> cells = new ArrayList<>(row.accepted().get(0).cells());
            cells.set(cells.size() - 1, version);
            return new ExpectedRow(row.ordinal(), row.label(), List.of(PackedRow.of(cells)));
        }
    }

    private record ScanOfList(List<List<String>> rows, List<String> problems) implements RowScan {
        @Override
        public void forEach(Consumer<List<String>> consumer) {
            rows.forEach(consumer);
        }

        @Override
        public void close() {}
    }
}
