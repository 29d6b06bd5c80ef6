package dev.onramp.transform;

/** What came of reading one raw record: a change, or the reason why it is none. */
public sealed interface Reading permits RawChange, Rejected {}
