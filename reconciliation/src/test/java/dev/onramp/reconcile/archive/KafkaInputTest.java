package dev.onramp.reconcile.archive;

import static dev.onramp.reconcile.Samples.ACCOUNTS;
import static dev.onramp.reconcile.Samples.CUSTOMERS;
import static dev.onramp.reconcile.Samples.at;
import static dev.onramp.reconcile.Samples.fold;
import static dev.onramp.reconcile.Samples.model;
import static dev.onramp.reconcile.Samples.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.reconcile.fold.RawPartition;
import dev.onramp.reconcile.report.Check;
import dev.onramp.reconcile.report.Difference;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaInputTest {
    private static final RawPartition FIRST = new RawPartition(CUSTOMERS, 0);

    private final KafkaInput input = new KafkaInput(model(), new Cut(Map.of(FIRST, 2L), Map.of(FIRST, 5L)), "k");

    @Test
    void isContentWhenTheArchiveHoldsTheSameBytes() {
        send(2, "a");
        send(3, "b");
        Check check = compare("2a", "3b");
        assertThat(check.holds()).isTrue();
        assertThat(check.expected()).isEqualTo(2);
    }

    @Test
    void namesARecordThatIsNotArchived() {
        send(2, "a");
        send(3, "b");
        InputOutcome outcome =
                input.compare(fold(record(at(CUSTOMERS, 0, 2), "a")).records(), List.of(), 10);
        assertThat(outcome.check().missing()).isEqualTo(1);
        assertThat(outcome.check().shown())
                .singleElement()
                .extracting(Difference::text)
                .asString()
                .contains("raw_table_cust-0-3: missing");
        assertThat(outcome.unarchived()).containsExactly(Map.entry(FIRST, 1L));
    }

    @Test
    void namesAnArchivedRecordThatKafkaDoesNotHave() {
        send(2, "a");
        Check check = compare("2a", "4x");
        assertThat(check.extra()).isEqualTo(1);
        assertThat(check.shown().get(0).text()).contains("raw_table_cust-0-4");
    }

    @Test
    void namesARecordWhoseArchivedBytesDiffer() {
        send(2, "a");
        Check check = compare("2A");
        assertThat(check.different()).isEqualTo(1);
        assertThat(check.shown().get(0).text()).contains("raw_table_cust-0-2, payload");
    }

    @Test
    void doesNotMissWhatKafkaHasForgotten() {
        send(2, "a");
        Check check = compare("0x", "1y", "2a");
        assertThat(check.holds()).isTrue();
        assertThat(check.notes()).singleElement().asString().startsWith("2 archived records");
    }

    @Test
    void comparesTheHashOfASecret() {
        KafkaInput accounts =
                new KafkaInput(model(), new Cut(Map.of(), Map.of(new RawPartition(ACCOUNTS, 0), 2L)), "k");
        accounts.accept(at(ACCOUNTS, 0, 0), "{\"pin\":\"1234\"}".getBytes(StandardCharsets.UTF_8));
        accounts.accept(at(ACCOUNTS, 0, 1), "{\"pin\":\"1234\"}".getBytes(StandardCharsets.UTF_8));
        String right = new String(
                new Redaction(model().source(new dev.onramp.model.Identifier(ACCOUNTS)), "k")
                        .archived("{\"pin\":\"1234\"}".getBytes(StandardCharsets.UTF_8))
                        .orElseThrow(),
                StandardCharsets.UTF_8);
        String wrong = "{\"pin\":\"hmac-sha256:" + "0".repeat(64) + "\"}";
        Check check = accounts.compare(
                        fold(record(at(ACCOUNTS, 0, 0), right), record(at(ACCOUNTS, 0, 1), wrong))
                                .records(),
                        List.of(),
                        10)
                .check();
        assertThat(check.shown()).extracting(Difference::key).containsExactly("raw_table_acct-0-1");
    }

    @Test
    void passesOnWhatIsWrongWithLines() {
        assertThat(input.compare(List.of(), List.of("a line is odd"), 10)
                        .check()
                        .shown())
                .extracting(Difference::text)
                .containsExactly("a line is odd");
    }

    private void send(long offset, String value) {
        input.accept(at(CUSTOMERS, 0, offset), value.getBytes(StandardCharsets.UTF_8));
    }

    private Check compare(String... archived) {
        var records = java.util.Arrays.stream(archived)
                .map(each -> record(at(CUSTOMERS, 0, Long.parseLong(each.substring(0, 1))), each.substring(1)))
                .toArray(dev.onramp.reconcile.fold.RawRecord[]::new);
        return input.compare(fold(records).records(), List.of(), 10).check();
    }
}
