package dev.onramp.bench.ingest;

/**
 * What stands on the topics. The same values give the same records.
 *
 * @param events records, duplicates included
 * @param keys of all entities together
 * @param deleteShare of the changes to keys that exist
 * @param duplicateShare of the records that are a copy of an earlier one
 * @param disorder places that a record may be late by
 */
record Workload(long events, long keys, double deleteShare, double duplicateShare, int disorder, long seed) {
    private static final double DELETES = 0.05;
    private static final double DUPLICATES = 0.01;
    private static final int DISORDER = 1_000;

    /** Changes of any kind, as the throughput is measured with. */
    static Workload mixed(long events, long keys, long seed) {
        return new Workload(events, keys, DELETES, DUPLICATES, DISORDER, seed);
    }

    /** Changes of any kind in which nothing is late, twice or gone, for measurements of another matter. */
    static Workload plain(long events, long keys, long seed) {
        return new Workload(events, keys, 0, 0, 0, seed);
    }
}
