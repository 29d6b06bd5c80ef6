package dev.onramp.reconcile.fold;

import static dev.onramp.reconcile.Samples.ACCOUNT;
import static dev.onramp.reconcile.Samples.ACCOUNTS;
import static dev.onramp.reconcile.Samples.CUSTOMER;
import static dev.onramp.reconcile.Samples.CUSTOMERS;
import static dev.onramp.reconcile.Samples.INDIVIDUAL;
import static dev.onramp.reconcile.Samples.NEW_YEAR;
import static dev.onramp.reconcile.Samples.at;
import static dev.onramp.reconcile.Samples.customer;
import static dev.onramp.reconcile.Samples.deletedCustomer;
import static dev.onramp.reconcile.Samples.fold;
import static dev.onramp.reconcile.Samples.latest;
import static dev.onramp.reconcile.Samples.model;
import static dev.onramp.reconcile.Samples.record;
import static dev.onramp.reconcile.Samples.truncatedCustomers;
import static dev.onramp.reconcile.fold.FoldedRecord.RecordClass.APPLIED;
import static dev.onramp.reconcile.fold.FoldedRecord.RecordClass.DEAD_LETTERED;
import static dev.onramp.reconcile.fold.FoldedRecord.RecordClass.DUPLICATE;
import static dev.onramp.reconcile.fold.FoldedRecord.RecordClass.SUPERSEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.reconcile.account.DeadLetterCheck;
import dev.onramp.reconcile.fold.FoldedRecord.RecordClass;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FoldTest {

    @Test
    void mapsARowToTheCellsThatTheModelAndTheContractSay() {
        Folded folded = fold(record(
                at(CUSTOMERS, 2, 17),
                "{\"cust_num\":\"7\",\"status\":\"c\",\"name\":\"Ms Ada Byron\",\"fname\":\"Ada\",\"lname\":\"Byron\","
                        + "\"form\":\"Ms\",\"sex\":\"F\",\"maritalstatus\":\"S\",\"__op\":\"c\",\"__seq\":12,"
                        + "\"__ts_ms\":1769854272123,\"unknown\":[1]}"));
        assertThat(latest(folded.entity(INDIVIDUAL), "CUST7"))
                .containsExactly(
                        "CUST7",
                        "Ms Ada Byron",
                        "Ada",
                        "Byron",
                        null,
                        "Ms",
                        "Female",
                        "Single",
                        "create",
                        "0000000000000000012-0000000000000000000",
                        "2026-01-31T10:11:12.123000Z",
                        "raw_table_cust-2-17",
                        "1");
        assertThat(latest(folded.entity(CUSTOMER), "7"))
                .containsExactly(
                        "7",
                        "Closed",
                        "CUST7",
                        "Individual",
                        "create",
                        "0000000000000000012-0000000000000000000",
                        "2026-01-31T10:11:12.123000Z",
                        "raw_table_cust-2-17",
                        "1");
        assertThat(folded.entity(ACCOUNT).histories()).isEmpty();
    }

    @Test
    void ordersAPlainRowByTimestampOffsetAndPartition() {
        Folded folded = fold(record(at(CUSTOMERS, 3, 41), NEW_YEAR, "{\"cust_num\":\"7\",\"status\":\"a\"}"));
        assertThat(latest(folded.entity(CUSTOMER), "7"))
                .contains("update", "0000001767225600000-0000000000000410003", "2026-01-01T00:00:00.000000Z");
    }

    @Test
    void plainRowsComeAfterNumberedOnes() {
        Folded folded = fold(
                record(at(CUSTOMERS, 0, 0), "{\"cust_num\":\"7\",\"status\":\"a\",\"name\":\"plain\"}"),
                customer(0, 1, "7", 999_999_999L, "numbered"));
        assertThat(latest(folded.entity(INDIVIDUAL), "CUST7")).contains("plain");
        assertThat(classes(folded)).containsExactly(APPLIED, SUPERSEDED);
    }

    @Test
    void aLateChangeIsInTheHistoryAndNeverTheLatestState() {
        Folded folded = fold(customer(0, 0, "7", 2, "second"), customer(0, 1, "7", 1, "first"));
        assertThat(latest(folded.entity(INDIVIDUAL), "CUST7")).contains("second");
        assertThat(folded.entity(INDIVIDUAL).versionCount()).isEqualTo(2);
        assertThat(classes(folded)).containsExactly(APPLIED, SUPERSEDED);
    }

    @Test
    void aRepeatedSequenceIsADuplicateAndTheFirstStays() {
        Folded folded = fold(customer(0, 0, "7", 1, "first"), customer(0, 1, "7", 1, "again"));
        assertThat(latest(folded.entity(INDIVIDUAL), "CUST7")).contains("first", "raw_table_cust-0-0");
        assertThat(folded.entity(CUSTOMER).versionCount()).isEqualTo(1);
        assertThat(classes(folded)).containsExactly(APPLIED, DUPLICATE);
    }

    @Test
    void ofARepeatedSequenceEitherMayHaveComeFirstWhenOneWasReplayed() {
        Fold fold = new Fold(model());
        fold.add(customer(0, 0, "7", 1, "replayed later"));
        fold.add(customer(0, 1, "7", 1, "sent again"));
        Folded folded = fold.folded(new Rejections(Set.of(), Set.of(), Set.of(at(CUSTOMERS, 0, 0))));

        assertThat(latest(folded.entity(INDIVIDUAL), "CUST7")).contains("sent again");
        assertThat(folded.entity(INDIVIDUAL)
                        .history(new RowKey("CUST7"))
                        .orElseThrow()
                        .at(new SequenceRule(1, 0))
                        .orElseThrow()
                        .twins())
                .singleElement()
                .satisfies(twin -> assertThat(twin.row().cells()).contains("replayed later"));
    }

    @Test
    void aDuplicateThatIsAlsoLateIsADuplicate() {
        Folded folded = fold(customer(0, 0, "7", 1, "a"), customer(0, 1, "7", 5, "b"), customer(0, 2, "7", 1, "a"));
        assertThat(classes(folded)).containsExactly(APPLIED, APPLIED, DUPLICATE);
    }

    @Test
    void anUpdateOlderThanTheDeleteDoesNotBringTheRowBack() {
        Folded folded =
                fold(customer(0, 0, "7", 1, "a"), deletedCustomer(0, 1, "7", 3), customer(0, 2, "7", 2, "too late"));
        assertThat(folded.entity(CUSTOMER).latest(new RowKey("7"))).isEmpty();
        assertThat(folded.entity(INDIVIDUAL).latest(new RowKey("CUST7"))).isEmpty();
        assertThat(folded.entity(CUSTOMER).versionCount()).isEqualTo(3);
        assertThat(classes(folded)).containsExactly(APPLIED, APPLIED, SUPERSEDED);
    }

    @Test
    void aDeleteHasTheKeyAndTheLineageAlone() {
        Folded folded = fold(deletedCustomer(0, 5, "7", 3));
        Version only = folded.entity(CUSTOMER)
                .history(new RowKey("7"))
                .orElseThrow()
                .versions()
                .get(0);
        assertThat(only.first().row().cells())
                .containsExactly(
                        "7",
                        null,
                        null,
                        null,
                        "delete",
                        "0000000000000000003-0000000000000000000",
                        "2026-01-01T00:00:00.005000Z",
                        "raw_table_cust-0-5",
                        "1");
    }

    @Test
    void aRowCreatedAgainAfterItsDeleteIsThere() {
        Folded folded =
                fold(customer(0, 0, "7", 1, "a"), deletedCustomer(0, 1, "7", 2), customer(0, 2, "7", 3, "reborn"));
        assertThat(latest(folded.entity(INDIVIDUAL), "CUST7")).contains("reborn");
        assertThat(classes(folded)).containsExactly(APPLIED, APPLIED, APPLIED);
    }

    @Test
    void aTruncateTakesWhatIsNotAboveItWheneverItArrives() {
        RawRecord truncate = truncatedCustomers(0, 1, 5);
        Folded folded = fold(
                customer(0, 0, "7", 1, "emptied"),
                truncate,
                customer(0, 2, "7", 4, "late"),
                customer(0, 3, "8", 6, "after"),
                customer(0, 4, "9", 5, "before by its second number"));

        assertThat(folded.entity(CUSTOMER).latest(new RowKey("7"))).isEmpty();
        assertThat(folded.entity(CUSTOMER).latest(new RowKey("8"))).isPresent();
        assertThat(folded.entity(CUSTOMER).latest(new RowKey("9"))).isEmpty();
        assertThat(folded.entity(CUSTOMER).versionCount()).isEqualTo(5);
        assertThat(classes(folded)).containsExactly(APPLIED, APPLIED, SUPERSEDED, APPLIED, SUPERSEDED);
        assertThat(folded.entity(CUSTOMER)
                        .history(RowKey.OF_TRUNCATE)
                        .orElseThrow()
                        .versions()
                        .get(0)
                        .first()
                        .row()
                        .cells())
                .containsExactly(
                        null,
                        null,
                        null,
                        null,
                        "truncate",
                        "0000000000000000005-0000000000000000001",
                        "2026-01-01T00:00:00.000000Z",
                        "raw_table_cust-0-1",
                        "1");
        assertThat(folded.entity(ACCOUNT).histories()).isEmpty();
    }

    @Test
    void truncatesAreClassifiedAmongThemselves() {
        Folded folded = fold(
                customer(0, 0, "7", 9, "above"),
                truncatedCustomers(0, 1, 5),
                truncatedCustomers(0, 2, 5),
                truncatedCustomers(0, 3, 3),
                truncatedCustomers(0, 4, 7));

        assertThat(classes(folded)).containsExactly(APPLIED, APPLIED, DUPLICATE, SUPERSEDED, APPLIED);
        assertThat(folded.entity(CUSTOMER).latest(new RowKey("7"))).isPresent();
    }

    @Test
    void aTruncateOfATableThatSharesAnEntityIsADeadLetter() {
        var model = model();
        var customers = model.source(new dev.onramp.model.Identifier(CUSTOMERS));
        var other = new dev.onramp.model.Source(
                new dev.onramp.model.Identifier("other"),
                customers.system(),
                customers.format(),
                customers.key(),
                customers.fields(),
                customers.version(),
                customers.produces(),
                customers.examples());
        Fold fold = new Fold(new dev.onramp.model.CanonicalModel(model.entities(), List.of(other, customers)));
        fold.add(truncatedCustomers(0, 0, 5));

        assertThat(classes(fold.folded(Set.of()))).containsExactly(DEAD_LETTERED);
    }

    @Test
    void aRejectedRecordCountsForNothingElse() {
        Folded folded = fold(
                record(at(CUSTOMERS, 0, 0), "{\"cust_num\":\"7\",\"status\":\"?\",\"__seq\":1}"),
                customer(0, 1, "7", 1, "good"));
        assertThat(classes(folded)).containsExactly(DEAD_LETTERED, APPLIED);
        assertThat(latest(folded.entity(INDIVIDUAL), "CUST7")).contains("good");
    }

    @Test
    void theOutcomeDoesNotDependOnTheOrderOfReading() {
        RawRecord[] records = {
            customer(0, 0, "7", 2, "b"),
            customer(0, 1, "7", 1, "a"),
            customer(0, 2, "7", 2, "b"),
            deletedCustomer(0, 3, "7", 9),
            customer(1, 0, "8", 1, "x")
        };
        RawRecord[] reversed = {records[4], records[3], records[2], records[1], records[0]};
        assertThat(fold(reversed).records()).isEqualTo(fold(records).records());
    }

    @Test
    void acrossPartitionsTheTimestampSaysWhatCameEarlier() {
        RawRecord early = record(at(CUSTOMERS, 3, 90), 100, "{\"cust_num\":\"7\",\"status\":\"a\",\"__seq\":5}");
        RawRecord late = record(at(CUSTOMERS, 1, 2), 200, "{\"cust_num\":\"7\",\"status\":\"a\",\"__seq\":5}");
        RawRecord lower = record(at(CUSTOMERS, 0, 7), 300, "{\"cust_num\":\"7\",\"status\":\"a\",\"__seq\":4}");
        Folded folded = fold(lower, late, early);
        assertThat(classes(folded)).containsExactly(SUPERSEDED, DUPLICATE, APPLIED);
        Version twin = folded.entity(CUSTOMER)
                .history(new RowKey("7"))
                .orElseThrow()
                .at(new SequenceRule(5, 0))
                .orElseThrow();
        assertThat(twin.first().row().cells()).contains("raw_table_cust-3-90");
        assertThat(twin.twins()).hasSize(1);
        assertThat(twin.accepts(twin.twins().get(0).row())).isTrue();
    }

    @Test
    void insideAPartitionTheOffsetDecidesWhateverTheTimestampsSay() {
        RawRecord first = record(at(CUSTOMERS, 0, 0), 500, "{\"cust_num\":\"7\",\"status\":\"a\",\"__seq\":5}");
        RawRecord second = record(at(CUSTOMERS, 0, 1), 100, "{\"cust_num\":\"7\",\"status\":\"a\",\"__seq\":5}");
        Folded folded = fold(second, first);
        assertThat(classes(folded)).containsExactly(APPLIED, DUPLICATE);
        assertThat(latest(folded.entity(CUSTOMER), "7")).contains("raw_table_cust-0-0");
    }

    @Test
    void theSameLineInTwoObjectsCountsOnce() {
        RawRecord record = customer(0, 0, "7", 1, "a");
        Folded folded = fold(record, record);
        assertThat(folded.records()).hasSize(1);
        assertThat(folded.conflicts()).isEmpty();
    }

    @Test
    void linesOfOneRecordThatDifferAreReported() {
        Folded folded = fold(customer(0, 0, "7", 1, "a"), customer(0, 0, "7", 1, "b"));
        assertThat(folded.records()).hasSize(1);
        assertThat(folded.conflicts()).singleElement().asString().startsWith("raw_table_cust-0-0: ");
    }

    @Test
    void aChangeWithAHiddenSecretFollowsItsDeadLetterSinceTheArchiveCannotJudgeIt() {
        Coordinate place = at(ACCOUNTS, 0, 0);
        Fold fold = new Fold(model());
        fold.add(record(
                place,
                "{\"acct_num\":\"1\",\"cust_num\":\"7\",\"status\":\"A\",\"pin\":\"hmac-sha256:" + "0".repeat(64)
                        + "\"}"));
        assertThat(classes(fold.folded(Set.of()))).containsExactly(APPLIED);
        assertThat(classes(fold.folded(Set.of(place)))).containsExactly(DEAD_LETTERED);
    }

    @Test
    void aDeadLetterOfAChangeThatHidesNothingDoesNotDecide() {
        Fold fold = new Fold(model());
        fold.add(customer(0, 0, "7", 1, "a"));
        assertThat(classes(fold.folded(Set.of(at(CUSTOMERS, 0, 0))))).containsExactly(APPLIED);
    }

    @Test
    void aChangeThatWasTooLargeOrMetABugIsDeadLetteredAndHasNoEffects() {
        Fold fold = new Fold(model());
        fold.add(customer(0, 0, "7", 1, "a"));
        fold.add(customer(0, 1, "7", 2, "too large"));
        Set<Coordinate> large = Set.of(at(CUSTOMERS, 0, 1));

        Folded folded = fold.folded(new Rejections(large, large, Set.of()));

        assertThat(classes(folded)).containsExactly(APPLIED, DEAD_LETTERED);
        assertThat(latest(folded.entity(INDIVIDUAL), "CUST7")).contains("a");
        assertThat(DeadLetterCheck.of(folded.records(), large, List.of(), 10).holds())
                .isTrue();
        assertThat(DeadLetterCheck.of(folded.records(), large, List.of(), 10).notes())
                .singleElement()
                .asString()
                .startsWith("1 were rejected for the size of an event or a bug");
    }

    @Test
    void refusesATopicThatIsNoSource() {
        Fold fold = new Fold(model());
        RawRecord foreign = record(at("other", 0, 0), "{}");
        assertThatThrownBy(() -> fold.add(foreign))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other");
    }

    private static List<RecordClass> classes(Folded folded) {
        return folded.records().stream().map(FoldedRecord::recordClass).toList();
    }
}
