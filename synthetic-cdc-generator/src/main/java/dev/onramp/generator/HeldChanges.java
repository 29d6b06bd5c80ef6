package dev.onramp.generator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Changes that are committed and not sent yet, and whether the row has moved on without them. Changes only by what the ledger says too, so
 * that it is the same whether it is lived through or read. Not thread-safe.
 */
final class HeldChanges {
    /** @param superseded whether a later change of the row went out before */
    record Held(LegacyChange change, Twist twist, boolean superseded) {
        Dispatch release() {
            Fate fate = superseded ? Fate.SUPERSEDED : Fate.APPLIED;
            return new Dispatch(
                    Dispatch.Step.RELEASED, change, java.util.Optional.of(twist), java.util.Optional.of(fate));
        }
    }

    private record RowId(LegacyTable table, String key) {
        static RowId of(LegacyChange change) {
            return new RowId(change.table(), change.key());
        }
    }

    private final Map<Long, Held> bySequence = new TreeMap<>();
    private final Map<RowId, List<Long>> byRow = new HashMap<>();

    /** Takes note of a line of the ledger. */
    void note(Dispatch dispatch) {
        LegacyChange change = dispatch.change();
        RowId row = RowId.of(change);
        switch (dispatch.step()) {
            case HELD -> {
                Twist twist =
                        dispatch.twist().orElseThrow(() -> new IllegalArgumentException("a held change has no fault"));
                bySequence.put(change.sequence(), new Held(change, twist, false));
                byRow.computeIfAbsent(row, key -> new ArrayList<>(1)).add(change.sequence());
            }
            case SENT -> sent(change, dispatch);
            case RELEASED -> {
                if (bySequence.remove(change.sequence()) == null) {
                    throw new IllegalArgumentException("change " + change.sequence() + " was not held");
                }
                byRow.computeIfPresent(row, (key, sequences) -> {
                    sequences.remove(change.sequence());
                    return sequences.isEmpty() ? null : sequences;
                });
                sent(change, dispatch);
            }
            case COPY -> {}
        }
    }

    /** A dead-lettered change moves no row on. */
    private void sent(LegacyChange change, Dispatch dispatch) {
        if (dispatch.fate().isPresent() && dispatch.fate().get() != Fate.DEAD_LETTERED) {
            for (Long each : byRow.getOrDefault(RowId.of(change), List.of())) {
                if (each < change.sequence()) {
                    bySequence.computeIfPresent(each, (key, held) -> new Held(held.change(), held.twist(), true));
                }
            }
        }
    }

    /** How the change would be sent now. */
    Dispatch release(long sequence) {
        Held held = bySequence.get(sequence);
        if (held == null) {
            throw new IllegalArgumentException("change " + sequence + " is not held");
        }
        return held.release();
    }

    /** In the order of their commits. */
    List<Long> sequences() {
        return List.copyOf(bySequence.keySet());
    }
}
