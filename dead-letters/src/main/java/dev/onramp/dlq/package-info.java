/**
 * Dead letters with a way back: which changes could not be mapped, why, and mapping them again after a fix. The rules are in
 * {@code docs/contract.md}, sections Dead letters and Replay.
 */
@NullMarked
package dev.onramp.dlq;

import org.jspecify.annotations.NullMarked;
