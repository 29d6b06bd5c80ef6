package dev.onramp.reconcile.archive;

import static dev.onramp.reconcile.Samples.ACCOUNTS;
import static dev.onramp.reconcile.Samples.CUSTOMERS;
import static dev.onramp.reconcile.Samples.at;
import static dev.onramp.reconcile.Samples.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.config.OnrampException;
import dev.onramp.reconcile.fold.Coordinate;
import dev.onramp.reconcile.fold.Fold;
import dev.onramp.reconcile.fold.FoldedRecord;
import dev.onramp.reconcile.fold.RawPartition;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchiveIntakeTest {
    private final Fold fold = new Fold(model());
    private final Cut cut =
            new Cut(Map.of(), Map.of(new RawPartition(CUSTOMERS, 0), 3L, new RawPartition(ACCOUNTS, 0), 3L));
    private final ArchiveIntake intake = new ArchiveIntake(model(), cut, fold);

    @Test
    void foldsWhatIsBeforeTheCutOnceHoweverObjectsOverlap() {
        for (int offset : new int[] {0, 1, 2, 1, 2, 3, 4}) {
            accept(at(CUSTOMERS, 0, offset), "{\"cust_num\":\"" + offset + "\",\"status\":\"a\"}");
        }
        assertThat(fold.folded(Set.of()).records())
                .extracting(FoldedRecord::at)
                .containsExactly(at(CUSTOMERS, 0, 0), at(CUSTOMERS, 0, 1), at(CUSTOMERS, 0, 2));
        assertThat(intake.later()).containsOnlyKeys(at(CUSTOMERS, 0, 3), at(CUSTOMERS, 0, 4));
        assertThat(intake.problems()).isEmpty();
    }

    @Test
    void findsSecretsInClear() {
        accept(at(ACCOUNTS, 0, 0), "{\"acct_num\":\"1\",\"pin\":\"hmac-sha256:" + "a".repeat(64) + "\"}");
        accept(at(ACCOUNTS, 0, 1), "{\"acct_num\":\"1\",\"pin\":\"1234\"}");
        accept(at(ACCOUNTS, 0, 2), "{\"acct_num\":\"1\",\"pin\":null}");
        assertThat(intake.shownSecrets()).containsExactly(at(ACCOUNTS, 0, 1));
    }

    @Test
    void looksForSecretsInKeysAndHeadersToo() {
        String clean = line(at(ACCOUNTS, 0, 0), "{}");
        intake.accept("key", 1, clean.replace("\"key\":null", "\"key\":\"{\\\"pin\\\":1}\""));
        intake.accept("key", 2, header(line(at(ACCOUNTS, 0, 1), "{}"), "Pin", "1234"));
        intake.accept("key", 3, header(line(at(ACCOUNTS, 0, 2), "{}"), "note", "{\\\"pin\\\":1}"));
        intake.accept("key", 4, header(line(at(ACCOUNTS, 0, 3), "{}"), "pin", "hmac-sha256:" + "a".repeat(64)));
        assertThat(intake.shownSecrets())
                .containsExactlyInAnyOrder(at(ACCOUNTS, 0, 0), at(ACCOUNTS, 0, 1), at(ACCOUNTS, 0, 2));
    }

    private static String header(String line, String name, String value) {
        return line.replace(
                "\"key\":null", "\"key\":null,\"headers\":[{\"name\":\"" + name + "\",\"value\":\"" + value + "\"}]");
    }

    @Test
    void findsADataidThatIsNotTheRecords() {
        intake.accept("key", 1, line(at(CUSTOMERS, 0, 0), "{}").replace("raw_table_cust-0-0", "other"));
        assertThat(intake.problems()).singleElement().asString().contains("raw_table_cust-0-0", "other");
    }

    @Test
    void stopsAtALineThatIsNone() {
        assertThatThrownBy(() -> intake.accept("raw/x.gz", 7, "garbage"))
                .isInstanceOf(OnrampException.class)
                .hasMessageContaining("ONR-R003")
                .hasMessageContaining("raw/x.gz")
                .hasMessageContaining("line 7");
    }

    @Test
    void stopsAtATopicThatTheModelDoesNotHave() {
        assertThatThrownBy(() -> intake.accept("raw/x.gz", 1, line(at("other", 0, 0), "{}")))
                .isInstanceOf(OnrampException.class)
                .hasMessageContaining("no source other");
    }

    private void accept(Coordinate at, String payload) {
        intake.accept("key", at.offset() + 1, line(at, payload));
    }

    static String line(Coordinate at, String payload) {
        ObjectNode line = new ObjectMapper().createObjectNode();
        line.put("topic", at.topic()).put("partition", at.partition()).put("offset", at.offset());
        line.put("timestamp", 1000 + at.offset()).put("dataid", at.toString());
        line.putNull("key").put("payload", payload);
        return line.toString();
    }
}
