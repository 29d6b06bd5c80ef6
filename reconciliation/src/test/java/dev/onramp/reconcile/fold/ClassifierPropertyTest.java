package dev.onramp.reconcile.fold;

import static dev.onramp.reconcile.Samples.CUSTOMERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.reconcile.fold.FoldedRecord.RecordClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick classifier against the contract's table, word by word. */
class ClassifierPropertyTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void classifiesAsTheTableSays(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<Classifier.Change> changes = new ArrayList<>();
            int size = 1 + random.nextInt(12);
            for (int i = 0; i < size; i++) {
                changes.add(new Classifier.Change(
                        i,
                        new Coordinate(CUSTOMERS, random.nextInt(3), 200L * i),
                        random.nextInt(4),
                        new SequenceRule(random.nextInt(5), 0)));
            }
            List<Classifier.Change> truncates = new ArrayList<>();
            while (random.nextInt(3) == 0) {
                int at = size + truncates.size();
                truncates.add(new Classifier.Change(
                        at,
                        // Among the offsets of the changes, and never at one of them.
                        new Coordinate(CUSTOMERS, random.nextInt(3), 100L * random.nextInt(2 * size) + at),
                        random.nextInt(4),
                        new SequenceRule(random.nextInt(5), random.nextInt(2))));
            }
            Classifier classifier = new Classifier(changes, new Classifier(truncates));
            for (Classifier.Change each : changes) {
                assertThat(classifier.classOf(each))
                        .as("%s of %s with %s", each, changes, truncates)
                        .isEqualTo(slowly(each, changes, truncates));
            }
        }
    }

    private static RecordClass slowly(
            Classifier.Change change, List<Classifier.Change> all, List<Classifier.Change> truncates) {
        List<Classifier.Change> earlier =
                all.stream().filter(other -> isEarlier(other, change)).toList();
        if (earlier.stream().anyMatch(other -> other.sequence().equals(change.sequence()))) {
            return RecordClass.DUPLICATE;
        }
        boolean emptied = truncates.stream()
                .anyMatch(other -> isEarlier(other, change) && other.sequence().compareTo(change.sequence()) >= 0);
        return emptied || earlier.stream().anyMatch(other -> other.sequence().compareTo(change.sequence()) > 0)
                ? RecordClass.SUPERSEDED
                : RecordClass.APPLIED;
    }

    private static boolean isEarlier(Classifier.Change one, Classifier.Change other) {
        if (one.at().partition() == other.at().partition()) {
            return one.at().offset() < other.at().offset();
        }
        if (one.timestamp() != other.timestamp()) {
            return one.timestamp() < other.timestamp();
        }
        return one.at().partition() < other.at().partition();
    }
}
