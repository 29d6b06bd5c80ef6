package dev.onramp.transform.firehose;

import java.nio.ByteBuffer;
import java.util.List;

/** The delivery streams that take records. Thread-safe. */
interface DeliveryStreams extends AutoCloseable {
    /** What became of one call. */
    sealed interface Outcome permits Answered, Busy {}

    /**
     * @param refused indexes of the records that were not taken
     * @param reason one of the reasons, as the service gives them; empty when all were taken
     */
    record Answered(List<Integer> refused, String reason) implements Outcome {
        public Answered {
            refused = List.copyOf(refused);
        }
    }

    /** Nobody knows whether any was taken; the service may answer later. */
    record Busy(String reason) implements Outcome {}

    /**
     * Puts records within the limits of one call.
     *
     * @throws RuntimeException when repeating is of no use
     */
    Outcome put(String stream, List<ByteBuffer> records);

    @Override
    void close();
}
