package dev.onramp.door;

import java.util.concurrent.CompletableFuture;

/** The raw topics. Thread-safe. Changes that one thread appends to one table under one key keep their order. */
public interface RawLog {
    /** The outcome comes when it is certain, or when the time allowed for it is over; it is never exceptional. */
    CompletableFuture<Appended> append(RawEntry entry);
}
