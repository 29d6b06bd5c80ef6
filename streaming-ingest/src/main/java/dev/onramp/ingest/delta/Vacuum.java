package dev.onramp.ingest.delta;

import dev.onramp.ingest.IngestErrors;
import java.time.Duration;
import org.apache.spark.sql.SparkSession;

/**
 * Removes files that no version within the retention needs, and what crashed writers left. By Delta's own VACUUM, which asks the table's log. Safe
 * beside writers as long as none of them takes longer than the retention from its first file to its commit.
 */
final class Vacuum {
    /** Below it a reader or writer at work could lose its files. */
    static final Duration SHORTEST = Duration.ofHours(168);

    private final SparkSession session;

    /** @param session its settings are changed for good */
    Vacuum(SparkSession session) {
        this.session = session;
        session.conf().set("spark.databricks.delta.vacuum.logging.enabled", "false");
        // Otherwise the table's own retention is used, whatever is said here.
        session.conf().set("spark.databricks.delta.vacuum.retentionWindowIgnore.enabled", "false");
        // Tasks of a listing, for tables without partitions; 10000 by default.
        session.conf().set("spark.sql.sources.parallelPartitionDiscovery.parallelism", "2");
        // What it guards against has been asked already, with our own message.
        session.conf().set("spark.databricks.delta.retentionDurationCheck.enabled", "false");
    }

    /** @throws dev.onramp.config.OnrampException ONR-I040 for a retention that is too short and not forced */
    static void guard(Duration retention, boolean forced) {
        if (retention.isNegative() || (retention.compareTo(SHORTEST) < 0 && !forced)) {
            throw IngestErrors.retentionTooShort(retention, SHORTEST);
        }
    }

    /** Files that {@link #run} would remove. */
    long litter(String location, Duration retention) {
        return session.sql(statement(location, retention) + " dry run").count();
    }

    /** Files that were removed. */
    long run(String location, Duration retention) {
        long litter = litter(location, retention);
        if (litter > 0) {
            session.sql(statement(location, retention)).collect();
        }
        return litter;
    }

    private static String statement(String location, Duration retention) {
        return "vacuum delta.`" + location + "` retain " + retention.toHours() + " hours";
    }
}
