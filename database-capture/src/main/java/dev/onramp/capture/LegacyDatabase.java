package dev.onramp.capture;

/** The database whose changes are captured. Thread-safe. */
public interface LegacyDatabase {
    /**
     * Looks at everything that a capture needs; changes nothing.
     *
     * @throws TemporaryFailure when it does not answer
     * @throws dev.onramp.config.OnrampException ONR-D002 when it refuses the user or has no such database
     */
    Inspection inspect() throws TemporaryFailure;

    /** Removes the replication slot, which must be there and not in use. */
    void dropSlot() throws TemporaryFailure;

    /**
     * The position from which the database keeps its log for the slot. Before anything of the slot has been read, every change that a
     * snapshot taken with it does not show has a position that is not below.
     */
    long slotFloor() throws TemporaryFailure;
}
