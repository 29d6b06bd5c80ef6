package dev.onramp.ingest.stream;

import dev.onramp.ingest.CrashPoint;
import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.kafka.CanonicalReader;
import dev.onramp.ingest.postgres.PostgresBatch;
import dev.onramp.ingest.postgres.PostgresChanges;
import dev.onramp.ingest.postgres.PostgresPositions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records on their way from the topics into PostgreSQL: one thread reads and parses a batch while another one merges the batch before it. So both are always at work, and
 * a batch holds what came while the one before it was written, which is little when little comes and much behind a backlog.
 */
final class PostgresStream implements SupervisedQuery.Running {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresStream.class);
    /** One is read while another is written. */
    private static final int BATCHES = 2;

    private static final Duration POLL = Duration.ofMillis(50);
    /** Bytes of the rows of a batch: a tenth of the heap, in a small one 48 MB, in a large one what an array holds. */
    private static final long MOST_BYTES =
            Math.min(1 << 29, Math.max(48 << 20, Runtime.getRuntime().maxMemory() / 10));

    /**
     * When a batch ends.
     *
     * @param records with which it takes no more
     * @param interval from the end of one to the end of the next, at least, where it is not full
     */
    record Limits(long records, Duration interval) {}

    private final CanonicalReader reader;
    private final IngestSettings.Postgres settings;
    private final PostgresPositions positions;
    private final Limits limits;
    private final Runnable beforeEach;
    private final Consumer<Map<TopicPartition, Long>> afterEach;
    private final BlockingQueue<PostgresChanges> free = new ArrayBlockingQueue<>(BATCHES);
    /** Empty behind the last. */
    private final BlockingQueue<Optional<PostgresChanges>> full = new ArrayBlockingQueue<>(BATCHES + 2);

    private final Thread reading = new Thread(this::read, "postgres-reader");
    private volatile boolean stopping;
    private volatile @Nullable Throwable readingFailed;
    private volatile @Nullable PostgresBatch batch;

    /**
     * Begins to read.
     *
     * @param reader closed in the end by {@link #awaitEnd}
     * @param positions to which the reader's are written
     * @param beforeEach called before a batch is written; a failure ends the stream
     * @param afterEach given the positions behind a batch that is committed
     */
    PostgresStream(
            CanonicalReader reader,
            List<EntityColumns> entities,
            IngestSettings.Postgres settings,
            PostgresPositions positions,
            Limits limits,
            Runnable beforeEach,
            Consumer<Map<TopicPartition, Long>> afterEach) {
        this.reader = reader;
        this.settings = settings;
        this.positions = positions;
        this.limits = limits;
        this.beforeEach = beforeEach;
        this.afterEach = afterEach;
        for (int i = 0; i < BATCHES; i++) {
            free.add(new PostgresChanges(entities));
        }
        reading.setDaemon(true);
        reading.start();
    }

    /** Writes batch after batch. */
    @Override
    public void awaitEnd() throws Exception {
        try {
            for (Optional<PostgresChanges> next = full.take(); next.isPresent(); next = full.take()) {
                PostgresChanges changes = next.get();
                CrashPoint.POSTGRES_BATCH_READ.passed();
                beforeEach.run();
                write(changes);
                afterEach.accept(changes.positions());
                CrashPoint.POSTGRES_PROGRESS_PUBLISHED.passed();
                changes.clear();
                free.add(changes);
            }
            Throwable failed = readingFailed;
            if (failed != null) {
                throw new IllegalStateException("reading the topics failed", failed);
            }
        } catch (Exception e) {
            if (!stopping) {
                throw e;
            }
            LOG.debug("broken off", e);
        } finally {
            stopping = true;
            reading.interrupt();
            reading.join();
            reader.close();
        }
    }

    private void write(PostgresChanges changes) throws SQLException, InterruptedException {
        long began = System.nanoTime();
        try (PostgresBatch writing = new PostgresBatch(settings, positions)) {
            batch = writing;
            if (stopping) {
                throw new InterruptedException("stopped before a batch was written");
            }
            writing.apply(changes);
        } finally {
            batch = null;
        }
        LOG.info(
                "postgres: {} changes in {} ms ({})",
                changes.records(),
                since(began).toMillis(),
                changes);
    }

    private void read() {
        try {
            long ended = System.nanoTime() - limits.interval().toNanos();
            while (!stopping) {
                PostgresChanges changes = free.take();
                while (!isDone(changes, ended)) {
                    reader.read(POLL, changes::add);
                }
                changes.reached(reader.positions());
                full.add(Optional.of(changes));
                ended = System.nanoTime();
            }
        } catch (InterruptedException | InterruptException e) {
            LOG.debug("reading ends");
        } catch (RuntimeException | Error e) {
            readingFailed = e;
        } finally {
            full.offer(Optional.empty());
        }
    }

    /** When it is full; or, where it has something, when nothing is being written and the time has come. */
    private boolean isDone(PostgresChanges changes, long ended) {
        boolean isFull = changes.records() > limits.records() || changes.bytes() > MOST_BYTES;
        boolean isWriting = free.size() < BATCHES - 1;
        boolean isTime =
                changes.records() > limits.records() / 2 || since(ended).compareTo(limits.interval()) >= 0;
        return isFull || (changes.records() > 0 && !isWriting && isTime);
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    /** Breaks off what is being written: a batch is safe to repeat. */
    @Override
    public void stop() {
        stopping = true;
        PostgresBatch writing = batch;
        if (writing != null) {
            writing.abort();
        }
        full.offer(Optional.empty());
    }
}
