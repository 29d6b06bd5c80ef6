package dev.onramp.local.component;

/** How a process is asked to end in good order. */
public enum StopSignal {
    TERM,
    /** PostgreSQL's fast shutdown. */
    INT
}
