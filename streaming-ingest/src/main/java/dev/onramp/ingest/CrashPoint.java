package dev.onramp.ingest;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The boundaries at which the driver may die, by name. With the system property {@value #PROPERTY} = {@code NAME:n} the process halts, as by
 * {@code kill -9}, when it passes the point for the n-th time; without it a point is an empty method. Thread-safe.
 */
public enum CrashPoint {
    /** One table of the lake was made, others may lack. */
    LAKE_TABLE_MADE,
    /** The tables of PostgreSQL are made, in a transaction that is still open. */
    POSTGRES_TABLES_MADE,
    /** Offsets of a batch for the lake are planned in the checkpoint, nothing is read. */
    LAKE_OFFSETS_PLANNED,
    /** The batch is read and parsed, nothing is written. */
    LAKE_BATCH_PARSED,
    /** Data files of a table stand in its folder, no commit names them. */
    LAKE_FILES_WRITTEN,
    /** S3 has the commit, Delta does not know yet. */
    LAKE_LOG_WRITTEN,
    /** Delta knows of the commit, its table's other tables may lack theirs. */
    LAKE_TABLE_COMMITTED,
    /** An entity's history has a truncate, its latest state does not. */
    TRUNCATE_HISTORY_COMMITTED,
    /** Both tables of an entity have a truncate, neither has the changes of its batch. */
    TRUNCATE_COMMITTED,
    /** An entity's history has the changes of a batch, its latest state does not. */
    LAKE_HISTORY_COMMITTED,
    /** One entity has a batch in both tables, others may lack it. */
    LAKE_ENTITY_COMMITTED,
    /** Every table has the batch, the checkpoint does not say so. */
    LAKE_BATCH_COMMITTED,
    /** The checkpoint of the lake has the batch, its consumer group does not show it. */
    LAKE_CHECKPOINTED,
    /** The consumer group of the lake shows the batch. */
    LAKE_PROGRESS_PUBLISHED,
    /** A batch for PostgreSQL is read and parsed, nothing is written. */
    POSTGRES_BATCH_READ,
    /** PostgreSQL has the changes of an entity in a staging table. */
    POSTGRES_STAGED,
    /** The batch is merged, in transactions that are still open. */
    POSTGRES_MERGED,
    /** PostgreSQL has committed the batch with its positions, the consumer group does not show it. */
    POSTGRES_COMMITTED,
    /** The consumer group of PostgreSQL shows the batch. */
    POSTGRES_PROGRESS_PUBLISHED;

    /** For tests of the program as a whole. */
    public static final String PROPERTY = "onramp.crash-at";
    /** What a process ends with that halted here; as after {@code kill -9}. */
    public static final int EXIT_CODE = 137;

    private static final String ASKED = System.getProperty(PROPERTY, "");
    private static final @Nullable CrashPoint ARMED =
            ASKED.isEmpty() ? null : valueOf(ASKED.substring(0, ASKED.indexOf(':')));
    private static final AtomicInteger LEFT =
            new AtomicInteger(ASKED.isEmpty() ? 0 : Integer.parseInt(ASKED.substring(ASKED.indexOf(':') + 1)));

    /** Told by the code that has come here. */
    public void passed() {
        if (this == ARMED && LEFT.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }
}
