package dev.onramp.reconcile.ledger;

import static dev.onramp.reconcile.Samples.CUSTOMERS;
import static dev.onramp.reconcile.Samples.at;
import static dev.onramp.reconcile.Samples.fold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.onramp.config.OnrampException;
import dev.onramp.reconcile.Samples;
import dev.onramp.reconcile.fold.Coordinate;
import dev.onramp.reconcile.fold.RawRecord;
import dev.onramp.reconcile.report.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerCheckTest {
    private static final Coordinate BROKEN = at(CUSTOMERS, 0, 3);
    private static final List<String> LEDGER = List.of(
            line(1, "1", "\"outcome\":\"applied\""),
            line(2, "1", "\"step\":\"held\",\"fault\":\"lateness\",\"salt\":1"),
            line(3, "1", "\"fault\":\"duplicates\",\"salt\":1,\"outcome\":\"applied\""),
            line(2, "1", "\"step\":\"released\",\"fault\":\"lateness\",\"salt\":1,\"outcome\":\"superseded\""),
            line(4, "2", "\"fault\":\"bad-utf8\",\"salt\":1,\"outcome\":\"dead_lettered\",\"error\":\"ONR-T101\""),
            line(3, "1", "\"step\":\"copy\",\"fault\":\"duplicates\",\"salt\":1,\"outcome\":\"duplicate\""));
    private static final RawRecord[] RECORDS = {
        sent(0, 1, "1"), sent(1, 3, "1"), sent(2, 2, "1"), broken(3, 4), sent(4, 3, "1")
    };

    @TempDir
    Path folder;

    @Test
    void holdsWhenEveryRecordBecameWhatTheLedgerSays() throws IOException {
        Check check = check(6, Map.of(BROKEN, "ONR-T101"), Set.of(), RECORDS);

        assertThat(check.holds()).as(text(check)).isTrue();
        assertThat(check.expected()).isEqualTo(5);
        assertThat(check.actual()).isEqualTo(5);
        assertThat(check.notes()).isEmpty();
    }

    @Test
    void namesTheCoordinatesOfWhatBecameSomethingElse() throws IOException {
        assertThat(text(check(6, Map.of(BROKEN, "ONR-T108"), Set.of(), RECORDS)))
                .contains("raw_table_cust-0-3, ledger line 5, bad-utf8: expected dead_lettered ONR-T101")
                .contains("found dead_lettered ONR-T108");
        assertThat(text(check(6, Map.of(BROKEN, "ONR-T101"), Set.of(at(CUSTOMERS, 0, 2)), RECORDS)))
                .contains("raw_table_cust-0-2, ledger line 4, lateness: expected superseded, found unexplained");
        assertThat(text(check(6, Map.of(BROKEN, "ONR-T101", at(CUSTOMERS, 0, 0), "ONR-T106"), Set.of(), RECORDS)))
                .contains("raw_table_cust-0-0, ledger line 1: expected applied, found dead_lettered ONR-T106");
    }

    @Test
    void missesRecordsThatDidNotArrive() throws IOException {
        Check check = check(6, Map.of(BROKEN, "ONR-T101"), Set.of(), RECORDS[0], RECORDS[1], RECORDS[3]);

        assertThat(check.missing()).isEqualTo(2);
        assertThat(text(check))
                .contains("ledger line 4, lateness, record of raw_table_cust 1: missing, expected superseded")
                .contains("ledger line 3, duplicates, record of raw_table_cust 1: missing, expected duplicate");
    }

    @Test
    void requiresOnlyWhatTheBrokerHasAcknowledged() throws IOException {
        assertThat(check(3, Map.of(), Set.of(), RECORDS[0], RECORDS[1]).holds()).isTrue();
    }

    @Test
    void takesWhatWasSentAgainAfterABreakForARepetition() throws IOException {
        Check check = check(
                6,
                Map.of(BROKEN, "ONR-T101", at(CUSTOMERS, 0, 6), "ONR-T101"),
                Set.of(),
                RECORDS[0],
                RECORDS[1],
                RECORDS[2],
                RECORDS[3],
                RECORDS[4],
                sent(5, 1, "1"),
                broken(6, 4));

        assertThat(check.holds()).as(text(check)).isTrue();
        assertThat(check.notes()).singleElement().asString().startsWith("2 records arrived once more");
    }

    @Test
    void doesNotJudgeRowsThatOthersWriteToo() throws IOException {
        Check check = check(1, Map.of(), Set.of(), Samples.customer(0, 0, "1", 9, "other"), sent(1, 1, "1"));

        assertThat(check.holds()).as(text(check)).isTrue();
        assertThat(check.notes())
                .containsExactly("the outcome of 1 changes was not judged: others write the same rows");
    }

    @Test
    void expectsNothingOfPlainRows() throws IOException {
        write(1, List.of(line(1, "1", "\"x\":1")));

        assertThat(LedgerFile.of(folder).orElseThrow().expectations()).isEmpty();
    }

    @Test
    void hasNothingToSayWithoutALedger() throws IOException {
        assertThat(LedgerFile.of(folder)).isEmpty();
        write(0, LEDGER);
        assertThat(LedgerFile.of(folder)).isEmpty();
    }

    @Test
    void saysWhereALedgerIsBroken() throws IOException {
        write(6, List.of(LEDGER.get(0), "{\"table\":"));
        assertFails("line 2");
        write(6, LEDGER.subList(0, 4));
        assertFails("it ends here, but 6 lines were sent");
    }

    private void assertFails(String text) {
        LedgerFile file = LedgerFile.of(folder).orElseThrow();
        assertThatExceptionOfType(OnrampException.class)
                .isThrownBy(file::expectations)
                .withMessageContaining(text)
                .satisfies(thrown -> assertThat(thrown.errorId()).isEqualTo("ONR-R010"));
    }

    private Check check(
            long acknowledged, Map<Coordinate, String> dead, Set<Coordinate> unexplained, RawRecord... records)
            throws IOException {
        write(acknowledged, LEDGER);
        return new LedgerCheck(LedgerFile.of(folder).orElseThrow(), dead, unexplained, 10)
                .of(fold(records).records());
    }

    private void write(long acknowledged, List<String> lines) throws IOException {
        Path generator = Files.createDirectories(folder.resolve("generator"));
        Files.writeString(
                generator.resolve("progress.json"), "{\"format\":\"row\",\"acknowledged\":" + acknowledged + "}");
        Files.write(generator.resolve("ledger.ndjson"), lines);
    }

    private static String text(Check check) {
        return check.shown().stream().map(each -> each.text()).collect(Collectors.joining("\n"));
    }

    private static String line(long sequence, String key, String more) {
        return "{\"table\":\"raw_table_cust\",\"op\":\"u\",\"seq\":" + sequence + ",\"ts_ms\":5,\"key\":\"" + key
                + "\"," + more + ",\"row\":{}}";
    }

    private static RawRecord sent(long offset, long sequence, String key) {
        return from(Samples.customer(0, offset, key, sequence, "name " + sequence), sequence);
    }

    private static RawRecord broken(long offset, long sequence) {
        return from(Samples.record(at(CUSTOMERS, 0, offset), "{"), sequence);
    }

    private static RawRecord from(RawRecord record, long sequence) {
        return new RawRecord(
                record.at(), record.timestamp(), "generator-" + sequence, record.payload(), record.fingerprint());
    }
}
