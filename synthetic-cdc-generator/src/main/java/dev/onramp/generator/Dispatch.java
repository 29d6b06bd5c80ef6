package dev.onramp.generator;

import java.util.Objects;
import java.util.Optional;

/**
 * One line of the ledger: what the system does with a change.
 *
 * @param twist what is wrong with it
 * @param fate what must become of the record; empty where nothing is sent, or nobody can tell (plain rows have no order of their own)
 */
public record Dispatch(Step step, LegacyChange change, Optional<Twist> twist, Optional<Fate> fate) {

    /** What is done. */
    public enum Step {
        /** The change is committed and sent. */
        SENT,
        /** The change is committed, and sent by a later line. */
        HELD,
        /** A change that was held is sent. */
        RELEASED,
        /** A change that was sent is sent again. */
        COPY
    }

    public Dispatch {
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(change, "change");
        Objects.requireNonNull(twist, "twist");
        Objects.requireNonNull(fate, "fate");
    }

    /** Whether a record goes out. */
    public boolean sends() {
        return step != Step.HELD;
    }

    /** Whether the system commits the change with this. */
    boolean commits() {
        return step == Step.SENT || step == Step.HELD;
    }

    /** With which error id the record must be dead-lettered; empty when it must not. */
    public Optional<String> errorId() {
        return fate.filter(each -> each == Fate.DEAD_LETTERED)
                .flatMap(each -> twist)
                .flatMap(each -> each.fault().errorId());
    }

    /** The id that the record says it has; the same for every sending of a change. */
    public String dataid() {
        return "generator-" + change.sequence();
    }
}
