package dev.onramp.views.plan;

/** What becomes of generated views that the model does not want any more. */
public enum Unwanted {
    KEPT,
    DROPPED
}
