package dev.onramp.generator;

import java.util.List;
import java.util.Random;

/**
 * The randomness of one change: a function of the seed and the change's sequence alone, so that a system which is continued from its ledger
 * does what it would have done without the break. Not thread-safe.
 */
final class ChangeRandom {
    private final long seed;
    private final Random random = new Random(0);

    ChangeRandom(long seed) {
        this.seed = seed;
    }

    /** Starts the draws of a change. */
    void startChange(long sequence) {
        random.setSeed(mixed(mixed(seed) + sequence));
    }

    /** From 0 to below 1. */
    double share() {
        return random.nextDouble();
    }

    /** From 0 to below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** One of the values that is not the given one; the values must hold another. */
    String otherThan(String value, List<String> values) {
        int start = random.nextInt(values.size());
        for (int i = 0; i < values.size(); i++) {
            String candidate = values.get((start + i) % values.size());
            if (!candidate.equals(value)) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("nothing but " + value + " to draw from");
    }

    /** Spreads neighbouring numbers over all 64 bits (the finalizer of SplitMix64). */
    private static long mixed(long number) {
        long result = number + 0x9E3779B97F4A7C15L;
        result = (result ^ (result >>> 30)) * 0xBF58476D1CE4E5B9L;
        result = (result ^ (result >>> 27)) * 0x94D049BB133111EBL;
        return result ^ (result >>> 31);
    }
}
