package dev.onramp.forwarder;

/** Counts what was forwarded since the start of the process. Not thread-safe. */
final class Progress {
    private Counts total = Counts.NONE;

    /**
     * @param commits batches whose offsets are stored
     * @param undone records that replies said are not done, each time
     * @param halved batches that were
     * @param byReference large records
     */
    record Counts(
            long batches,
            long records,
            long payloadBytes,
            long mapped,
            long deadLettered,
            long skipped,
            long events,
            long failures,
            long commits,
            long undone,
            long halved,
            long byReference) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        Counts plus(Counts other) {
            return new Counts(
                    batches + other.batches,
                    records + other.records,
                    payloadBytes + other.payloadBytes,
                    mapped + other.mapped,
                    deadLettered + other.deadLettered,
                    skipped + other.skipped,
                    events + other.events,
                    failures + other.failures,
                    commits + other.commits,
                    undone + other.undone,
                    halved + other.halved,
                    byReference + other.byReference);
        }

        Counts minus(Counts other) {
            return new Counts(
                    batches - other.batches,
                    records - other.records,
                    payloadBytes - other.payloadBytes,
                    mapped - other.mapped,
                    deadLettered - other.deadLettered,
                    skipped - other.skipped,
                    events - other.events,
                    failures - other.failures,
                    commits - other.commits,
                    undone - other.undone,
                    halved - other.halved,
                    byReference - other.byReference);
        }
    }

    void accounted(Batch batch, ReplyVerdict.Accounted reply) {
        add(new Counts(
                1,
                reply.records(),
                batch.payload().length,
                reply.mapped(),
                reply.deadLettered(),
                reply.skipped(),
                reply.events(),
                0,
                0,
                batch.records() - reply.records(),
                0,
                batch.large().isPresent() ? 1 : 0));
    }

    void failed() {
        add(new Counts(0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0));
    }

    void halved() {
        add(new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0));
    }

    void committed() {
        add(new Counts(0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0));
    }

    Counts total() {
        return total;
    }

    private void add(Counts more) {
        total = total.plus(more);
    }
}
