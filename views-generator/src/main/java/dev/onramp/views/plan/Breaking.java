package dev.onramp.views.plan;

/** Whether an apply may do what breaks queries. */
public enum Breaking {
    /** A plan with a breaking change is refused as a whole, before anything is done. */
    REFUSED,
    ALLOWED
}
