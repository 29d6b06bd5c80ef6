/** The operational store, as a replay empties it. */
@org.jspecify.annotations.NullMarked
package dev.onramp.replay.postgres;
