package dev.onramp.replay;

/**
 * What a replay did.
 *
 * @param records raw records of the archive, each once
 * @param mapped of them, changes that gave events
 * @param skipped what tools send that changes no row
 * @param rejected what cannot be mapped
 * @param deadLettered what stands open in the dead letters, whatever the present mapping says of it
 * @param events what was sent, a truncate once for each partition
 */
public record ReplayCounts(long records, long mapped, long skipped, long rejected, long deadLettered, long events) {
    public static final ReplayCounts NONE = new ReplayCounts(0, 0, 0, 0, 0, 0);

    public ReplayCounts plus(ReplayCounts other) {
        return new ReplayCounts(
                records + other.records,
                mapped + other.mapped,
                skipped + other.skipped,
                rejected + other.rejected,
                deadLettered + other.deadLettered,
                events + other.events);
    }
}
