package dev.onramp.reconcile.fold;

import java.util.Set;

/**
 * What the dead-letter topics say of raw records.
 *
 * @param open coordinates of dead letters that were not replayed; they decide only for changes with {@link Reading.Secrets#HIDDEN}
 * @param unforeseeable those of them that were rejected for what the change itself does not show; they decide for every change
 * @param replayed coordinates of dead letters that were mapped later: of several records with one sequence they need not be the first
 */
public record Rejections(Set<Coordinate> open, Set<Coordinate> unforeseeable, Set<Coordinate> replayed) {
    public Rejections {
        open = Set.copyOf(open);
        unforeseeable = Set.copyOf(unforeseeable);
        replayed = Set.copyOf(replayed);
    }
}
