package dev.onramp.forwarder;

/** Where a {@link Lane} stands. The picture is in the description of the package. */
sealed interface LaneState {
    /** Nothing is under way; records are collected. */
    record Filling() implements LaneState {}

    /** A batch is at the transform. */
    record Invoking(Outstanding batch, Invocation invocation) implements LaneState {}

    /** A batch failed and waits for its next try. */
    record BackingOff(Outstanding batch, long untilMillis) implements LaneState {}

    /** The transform accounted for a batch; its offsets are on their way to the group. */
    record Committing(Outstanding batch, long ticket, long againAtMillis) implements LaneState {}
}
