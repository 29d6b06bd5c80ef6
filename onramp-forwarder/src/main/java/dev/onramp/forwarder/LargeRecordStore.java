package dev.onramp.forwarder;

import java.util.Optional;

/** Where records wait that are too large for an invocation. Thread-safe; its methods block. */
public interface LargeRecordStore extends AutoCloseable {
    /**
     * Stores the record, in the place of what has its name.
     *
     * @return why it is not stored; empty when it is
     */
    Optional<InvokeFailure> store(LargeRecord record);

    /** Deletes the record's object, as well as can be: one that stays is in nobody's way. */
    void remove(LargeRecord record);

    @Override
    void close();
}
