package dev.onramp.ingest.delta;

/**
 * What maintenance did to a table, or would do.
 *
 * @param files of the table at the end
 * @param bytes of them
 * @param merged small files that were written together, or would be
 * @param written files that stand in their place; 0 in a dry run
 * @param removed files that vacuum removed from the folder, or would; -1 when it did not look
 * @param checkpointed whether a checkpoint was written
 * @param lost commits in which other writers were faster
 * @param left small files that are left for the next run because of them
 */
public record TableReport(
        String table,
        long files,
        long bytes,
        int merged,
        int written,
        long removed,
        boolean checkpointed,
        int lost,
        int left) {}
