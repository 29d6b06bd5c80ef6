package dev.onramp.capture;

import java.util.Objects;

/** What the database says about the replication slot. */
public sealed interface SlotState {
    /** There is none of that name. */
    record Absent() implements SlotState {}

    /** It is there, and nobody reads it. */
    record Idle() implements SlotState {}

    /** Somebody reads it: another capture, or the connection of one that has just died. */
    record InUse(long pid) implements SlotState {}

    /** It is there, but the log that it needs is gone: it can never be read again. */
    record Lost(String reason) implements SlotState {
        public Lost {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
