package dev.onramp.reconcile.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What must become of the records of one change.
 *
 * @param line the line of the ledger that sends it first, from 1
 * @param key the key of its row
 * @param fault what is wrong with it; empty for nothing
 * @param outcomes of its records, in the order of their sending, at least one
 */
record Expectation(long line, String topic, String key, String fault, List<String> outcomes) {
    static final String DEAD_LETTERED = "dead_lettered";
    private static final String DUPLICATE = "duplicate";

    Expectation {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(fault, "fault");
        outcomes = List.copyOf(outcomes);
    }

    Expectation and(String outcome) {
        List<String> more = new ArrayList<>(outcomes);
        more.add(outcome);
        return new Expectation(line, topic, key, fault, more);
    }

    /** Whether the change is sent to the dead letters. */
    boolean dies() {
        return outcomes.get(0).startsWith(DEAD_LETTERED);
    }

    /** Of the record of that number, from 0. One that was sent again because nobody knew whether it had arrived repeats the first. */
    String outcome(int number) {
        return number < outcomes.size() ? outcomes.get(number) : dies() ? outcomes.get(0) : DUPLICATE;
    }

    /** For a person. */
    String place() {
        return "ledger line " + line + (fault.isEmpty() ? "" : ", " + fault);
    }
}
