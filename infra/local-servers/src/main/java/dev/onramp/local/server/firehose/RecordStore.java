package dev.onramp.local.server.firehose;

/** Where delivered records are kept. Thread-safe. */
interface RecordStore {
    /**
     * Keeps one object durably; has returned means is stored.
     *
     * @param key name of the object
     * @throws StoreUnavailable when it could not be stored, or nobody knows
     */
    void write(String key, byte[] content) throws StoreUnavailable;

    /** The store did not take an object. */
    final class StoreUnavailable extends Exception {
        private static final long serialVersionUID = 1L;

        StoreUnavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
