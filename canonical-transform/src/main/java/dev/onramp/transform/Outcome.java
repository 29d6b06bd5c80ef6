package dev.onramp.transform;

/** What became of one raw record. */
public sealed interface Outcome permits Mapped, Truncated, Rejected, Skipped {}
