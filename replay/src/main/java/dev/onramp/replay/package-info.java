/**
 * Maps the raw archive again and gives the canonical events to whoever rebuilds the stores from them. This package does no I/O of its own
 * but through {@link dev.onramp.archive.ArchiveObjects} and {@link dev.onramp.replay.ReplayEvents}.
 */
@org.jspecify.annotations.NullMarked
package dev.onramp.replay;
