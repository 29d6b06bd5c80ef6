package dev.onramp.ingest.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.ingest.CanonicalRecordParser;
import dev.onramp.ingest.ParsedRecord;
import dev.onramp.ingest.TestEntities;
import dev.onramp.ingest.TestRecord;
import dev.onramp.model.contract.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NewestChangesTest {
    private final CanonicalRecordParser parser = new CanonicalRecordParser(TestEntities.BOTH);
    private final NewestChanges changes = new NewestChanges(TestEntities.CUSTOMER);

    @Test
    void keepsTheHighestSequenceOfEachKeyInWhateverOrderTheyCome() {
        for (int seed = 0; seed < 20; seed++) {
            List<TestRecord> feed = feed(new Random(seed), 5_000, 700);
            Map<String, TestRecord> newest = new HashMap<>();
            for (TestRecord each : feed) {
                newest.merge(
                        each.key(),
                        each,
                        (one, other) -> one.sequence().compareTo(other.sequence()) >= 0 ? one : other);
            }
            long deletes = newest.values().stream()
                    .filter(each -> each.operation() == Operation.DELETE)
                    .count();

            // The room of the seed before is used again.
            changes.clear();
            feed.forEach(this::add);

            assertThat(changes.size()).as("seed %d", seed).isEqualTo(newest.size());
            assertThat(changes.deletes()).as("seed %d", seed).isEqualTo((int) deletes);
        }
    }

    @Test
    void whatIsOlderOrThereAlreadyTakesNoRoom() {
        add(TestRecord.customer("1", 5, Operation.UPDATE, "five"));
        long bytes = changes.bytes();

        add(TestRecord.customer("1", 5, Operation.UPDATE, "five"));
        add(TestRecord.customer("1", 4, Operation.DELETE, ""));

        assertThat(changes.bytes()).isEqualTo(bytes);
        assertThat(changes.size()).isOne();
        assertThat(changes.deletes()).isZero();
    }

    @Test
    void aDeleteThatIsOutlivedIsNoneAndAClearedOneHoldsNothing() {
        add(TestRecord.customer("1", 5, Operation.DELETE, ""));
        assertThat(changes.deletes()).isOne();
        add(TestRecord.customer("1", 6, Operation.CREATE, "back"));
        assertThat(changes.deletes()).isZero();

        changes.clear();

        assertThat(changes.size()).isZero();
        assertThat(changes.bytes()).isZero();
        add(TestRecord.customer("1", 1, Operation.CREATE, "first"));
        assertThat(changes.size()).isOne();
    }

    private void add(TestRecord record) {
        changes.add((ParsedRecord.Change) parser.parse(record.at(0, 0)));
    }

    private static List<TestRecord> feed(Random random, int count, int keys) {
        List<TestRecord> feed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            TestRecord change = TestRecord.customer(
                    "k" + random.nextInt(keys),
                    i,
                    random.nextInt(4) == 0 ? Operation.DELETE : Operation.UPDATE,
                    "status " + i);
            feed.add(change);
            if (random.nextInt(10) == 0) {
                feed.add(change);
            }
        }
        Collections.shuffle(feed, random);
        return feed;
    }
}
