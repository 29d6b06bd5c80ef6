package dev.onramp.generator;

import java.util.Objects;

/**
 * The fault of one change, with all that its bytes depend on.
 *
 * @param salt seed of what is random in the bytes, at least 0
 * @param bytes size of an oversized record; 0 for all other faults
 */
public record Twist(Fault fault, long salt, int bytes) {
    public Twist {
        Objects.requireNonNull(fault, "fault");
        if (salt < 0 || bytes < 0) {
            throw new IllegalArgumentException("salt and bytes are at least 0: " + salt + ", " + bytes);
        }
    }
}
