package dev.onramp.reconcile;

/** A store that a verification can leave out. The archive and the Delta tables are always looked at. */
public enum Store {
    POSTGRES,
    TRINO
}
