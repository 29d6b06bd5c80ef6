package dev.onramp.transform;

/** What became of the records of one partition: {@code records = mapped + deadLettered + skipped}. */
public record PartitionReceipt(
        String topic,
        int partition,
        long firstOffset,
        long lastOffset,
        int records,
        int mapped,
        int deadLettered,
        int skipped,
        int events) {

    /** @throws IllegalArgumentException when the counts do not add up */
    public PartitionReceipt {
        if (records != mapped + deadLettered + skipped || skipped < 0 || events < 0) {
            throw new IllegalArgumentException(
                    "counts do not add up: " + records + ", " + mapped + ", " + deadLettered + ", " + skipped);
        }
    }
}
