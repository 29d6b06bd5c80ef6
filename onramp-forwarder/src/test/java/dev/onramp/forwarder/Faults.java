package dev.onramp.forwarder;

import java.util.Random;

/** Whether things go wrong, by chance; at the end of a simulation nothing does any more. */
final class Faults {
    private final Random random;
    private boolean over;

    Faults(Random random) {
        this.random = random;
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability && !over;
    }

    void end() {
        over = true;
    }
}
