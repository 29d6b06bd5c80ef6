package dev.onramp.views;

/**
 * What the rules leave to choice.
 *
 * @param reentries how often one path may enter an entity again that it has been in: where self-references and cycles end. 0 shows
 *     an employee without the manager's columns, 1 with them, 2 with the manager's manager too
 * @param maxJoins most joins of one view; a model that needs more is refused
 */
public record ViewRules(int reentries, int maxJoins) {
    /** No entity twice on a path, at most 100 joins. */
    public static final ViewRules DEFAULT = new ViewRules(0, 100);

    public ViewRules {
        if (reentries < 0 || reentries > 10) {
            throw new IllegalArgumentException("reentries must be from 0 to 10: " + reentries);
        }
        if (maxJoins < 1) {
            throw new IllegalArgumentException("maxJoins must be at least 1: " + maxJoins);
        }
    }
}
