package dev.onramp.ingest.delta;

import java.util.function.Supplier;

/** Lets a step of maintenance run at a moment in which it disturbs nobody. */
public interface Turn {
    /** For those who have nobody to wait for. */
    Turn AT_ONCE = new Turn() {
        @Override
        public <T> T take(Supplier<T> step) {
            return step.get();
        }
    };

    /** Runs it and returns what it gives, or fails as it does. */
    <T> T take(Supplier<T> step);
}
