package dev.onramp.ingest.delta;

import java.util.concurrent.atomic.AtomicLong;

/** What the entities of a lake may keep in the memory of the driver, together. Thread-safe. */
final class DriverMemory {
    private static final int BYTES_PER_INDEXED_ROW = 27;
    private static final int BYTES_PER_REMEMBERED_ROW = 32;
    private static final long LEAST_REMEMBERED = 20_000;

    private final long mostIndexedRows;
    private final long rememberedRows;
    private final AtomicLong indexedRows = new AtomicLong();

    /**
     * A third of the heap for the places of rows, for whichever entity needs them; a sixteenth for the histories, in equal parts.
     *
     * @param heap bytes
     */
    DriverMemory(long heap, int entities) {
        mostIndexedRows = heap / 3 / BYTES_PER_INDEXED_ROW;
        rememberedRows = Math.max(LEAST_REMEMBERED, heap / 16 / BYTES_PER_REMEMBERED_ROW / Math.max(1, entities));
    }

    /** Rows of a history of which key and sequence may be remembered. */
    long rememberedRows() {
        return rememberedRows;
    }

    /**
     * Asks for room for the places of rows in place of what one had.
     *
     * @return whether it is granted; if not, nothing is had any more
     */
    boolean exchange(long had, long wanted) {
        if (indexedRows.addAndGet(wanted - had) <= mostIndexedRows) {
            return true;
        }
        indexedRows.addAndGet(-wanted);
        return false;
    }
}
