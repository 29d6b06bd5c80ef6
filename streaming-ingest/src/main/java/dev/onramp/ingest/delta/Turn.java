package dev.onramp.ingest.delta;

import java.util.function.Supplier;

/** Lets a step of maintenance run at a moment in which it disturbs nobody. */
public interface Turn {
    /** Runs it and returns what it gives, or fails as it does. */
    <T> T take(Supplier<T> step);
}
