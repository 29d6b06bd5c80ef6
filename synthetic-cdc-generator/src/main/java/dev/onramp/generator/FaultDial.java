package dev.onramp.generator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Decides for each committed change what goes wrong with it, and when it is sent. Which change has which fault is a function of seed, rates
 * and sequence alone. At the end of a run everything goes out that waits. Not thread-safe.
 */
final class FaultDial {
    /** A reordered change is sent at most so many changes later. */
    static final int MOST_REORDERED = 200;
    /** A late change is sent at most so many changes later, and at least a fifth of it. */
    static final int MOST_LATE = 5_000;

    private static final int MOST_BETWEEN_COPIES = 50;
    /** Faults and changes of one seed are drawn apart. */
    private static final long APART = 0x6F6E72616D70L;

    /** Something to send once the change of that number is made. */
    private record Waiting(long due, long sequence, Optional<Dispatch> copy) {}

    private final Faults faults;
    private final HeldChanges held;
    private final ChangeRandom random;
    private final PriorityQueue<Waiting> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Waiting::due).thenComparingLong(Waiting::sequence));

    /** @param held what an earlier run left behind; goes out first of all */
    FaultDial(Faults faults, long seed, HeldChanges held) {
        this.faults = faults;
        this.held = held;
        this.random = new ChangeRandom(seed ^ APART);
        held.sequences().forEach(each -> waiting.add(new Waiting(0, each, Optional.empty())));
    }

    /** What to do for the next change of the system, in this order. */
    List<Dispatch> commit(LegacyChange change) {
        List<Dispatch> steps = new ArrayList<>(1);
        random.startChange(change.sequence());
        add(first(change), steps);
        while (!waiting.isEmpty() && waiting.element().due() <= change.sequence()) {
            add(due(waiting.remove()), steps);
        }
        return steps;
    }

    /** Whatever waits still. */
    List<Dispatch> drain() {
        List<Dispatch> steps = new ArrayList<>(waiting.size());
        while (!waiting.isEmpty()) {
            add(due(waiting.remove()), steps);
        }
        return steps;
    }

    private void add(Dispatch step, List<Dispatch> steps) {
        held.note(step);
        steps.add(step);
    }

    private Dispatch due(Waiting each) {
        return each.copy().orElseGet(() -> held.release(each.sequence()));
    }

    private Dispatch first(LegacyChange change) {
        Optional<Twist> twist = drawn().filter(each -> each.fits(change)).map(this::twist);
        Optional<Fault> fault = twist.map(Twist::fault);
        if (fault.filter(Fault::delays).isPresent()) {
            waiting.add(new Waiting(change.sequence() + delay(fault.get()), change.sequence(), Optional.empty()));
            return new Dispatch(Dispatch.Step.HELD, change, twist, Optional.empty());
        }
        if (fault.equals(Optional.of(Fault.DUPLICATES))) {
            long due = change.sequence() + random.below(MOST_BETWEEN_COPIES);
            waiting.add(new Waiting(
                    due,
                    change.sequence(),
                    Optional.of(new Dispatch(Dispatch.Step.COPY, change, twist, Optional.of(Fate.DUPLICATE)))));
        }
        Fate fate = fault.flatMap(Fault::errorId).isPresent() ? Fate.DEAD_LETTERED : Fate.APPLIED;
        return new Dispatch(Dispatch.Step.SENT, change, twist, Optional.of(fate));
    }

    private Optional<Fault> drawn() {
        double draw = random.share();
        double below = 0;
        for (Map.Entry<Fault, Double> each : faults.rates().entrySet()) {
            below += each.getValue();
            if (draw < below) {
                return Optional.of(each.getKey());
            }
        }
        return Optional.empty();
    }

    private Twist twist(Fault fault) {
        return new Twist(
                fault, random.below(Integer.MAX_VALUE), fault == Fault.OVERSIZED_RECORDS ? faults.oversizedBytes() : 0);
    }

    private int delay(Fault fault) {
        return fault == Fault.REORDERING
                ? 1 + random.below(MOST_REORDERED)
                : MOST_LATE / 5 + random.below(MOST_LATE - MOST_LATE / 5);
    }
}
