package dev.onramp.ingest.delta;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArray;

/**
 * Chooses files of the latest state that an update writes anew beside its own work, so that neither files nor deleted rows gather: small files are written
 * together level by level, and files of which much is deleted without that. What this costs is bounded by what was changed: each change earns a few rows of it, and
 * what is not used is saved up. Used by one thread.
 */
final class Tidying {
    /** Rows from which a file is of the next level; those of the last level stay as they are. */
    private static final long[] LEVELS = {20_000, 250_000};

    /** Files of a level that are written together. */
    private static final int[] MOST_FILES = {16, 8};

    /** Rows that come together in one file at most. */
    private static final long MOST_ROWS = 500_000;
    /** Rows that a change earns. */
    private static final int ROWS_PER_CHANGE = 4;
    /** Earned by every update, so that the smallest ones get somewhere too. */
    private static final int ROWS_PER_UPDATE = 20_000;

    private long earned;

    /**
     * Files to write anew.
     *
     * @param deleted rows that the update deletes, and those that were, for files where it deletes any
     * @param rewritten files that are written anew already
     * @param marks whether rows are marked as deleted
     */
    List<KnownFile> choice(
            List<KnownFile> files,
            Map<String, RoaringBitmapArray> deleted,
            List<KnownFile> rewritten,
            int changes,
            boolean marks) {
        earned = Math.min(2 * MOST_ROWS, earned + (long) ROWS_PER_CHANGE * changes + ROWS_PER_UPDATE);
        Set<String> taken = new HashSet<>();
        rewritten.forEach(each -> taken.add(each.path()));
        List<KnownFile> chosen = new ArrayList<>();
        if (marks) {
            for (KnownFile each : files) {
                RoaringBitmapArray rows = deleted.get(each.path());
                long gone = rows == null ? each.deletedRows() : rows.cardinality();
                long left = each.rows() - gone;
                if (!taken.contains(each.path()) && gone * 3 > each.rows() && left <= earned) {
                    earned -= left;
                    taken.add(each.path());
                    chosen.add(each);
                }
            }
        }
        long above = 0;
        for (int level = 0; level < LEVELS.length; level++) {
            together(files, taken, above, LEVELS[level], MOST_FILES[level], chosen);
            above = LEVELS[level];
        }
        return chosen;
    }

    private void together(
            List<KnownFile> files, Set<String> taken, long from, long to, int most, List<KnownFile> chosen) {
        List<KnownFile> level = files.stream()
                .filter(each -> !taken.contains(each.path()) && each.liveRows() >= from && each.liveRows() < to)
                .sorted(Comparator.comparingLong(KnownFile::liveRows))
                .toList();
        if (level.size() < most) {
            return;
        }
        long rows = 0;
        for (KnownFile each : level) {
            rows += each.liveRows();
            if (rows > MOST_ROWS || each.liveRows() > earned) {
                return;
            }
            earned -= each.liveRows();
            taken.add(each.path());
            chosen.add(each);
        }
    }
}
