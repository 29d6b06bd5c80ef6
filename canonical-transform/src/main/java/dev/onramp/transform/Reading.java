package dev.onramp.transform;

/** What came of reading one raw record: a change, one that moves a row to another key, the truncate of a table, nothing to map, or the reason why it is none of these. */
public sealed interface Reading permits RawChange, KeyChange, Truncate, Skipped, Rejected {}
