package dev.onramp.views.plan;

/** What a change means for those who query the views. */
public enum Effect {
    SAFE,
    /** Queries that worked may fail or mean something else. */
    BREAKING
}
