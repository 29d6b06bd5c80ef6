package dev.onramp.local.server.firehose;

import dev.onramp.local.server.firehose.RecordStore.StoreUnavailable;
import dev.onramp.local.server.http.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One delivery stream. Like Amazon's it acknowledges records once they are durable, gathers them by size and time, and stores them
 * concatenated with nothing between, zipped, at least once. Thread-safe.
 */
final class DeliveryStream {
    static final int MAX_RECORDS = 500;
    static final int MAX_RECORD_BYTES = 1000 * 1024;
    static final int MAX_BATCH_BYTES = 4 * 1024 * 1024;
    /** While the store is away, no more than that is taken. */
    static final long MAX_WAITING_BYTES = 256L * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryStream.class);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss").withZone(ZoneOffset.UTC);

    /** When a stream delivers. */
    record Buffering(Duration interval, int bytes) {}

    private final FirehoseDefinition.Stream definition;
    private final Spool spool;
    private final Buffering buffering;
    private final RecordStore store;
    private final Clock clock;
    private final Supplier<String> uniqueIds;
    private final Instant created;
    private Instant oldest;

    /** @param uniqueIds gives names that never come twice */
    DeliveryStream(
            FirehoseDefinition.Stream definition,
            Spool spool,
            Buffering buffering,
            RecordStore store,
            Clock clock,
            Supplier<String> uniqueIds) {
        this.definition = definition;
        this.spool = spool;
        this.buffering = buffering;
        this.store = store;
        this.clock = clock;
        this.uniqueIds = uniqueIds;
        this.created = clock.instant();
        this.oldest = created;
    }

    String name() {
        return definition.name();
    }

    Instant created() {
        return created;
    }

    /**
     * Takes records and gives each an id, in their order.
     *
     * @throws Fault when the records break a limit or cannot be kept; then none is taken
     */
    synchronized List<String> put(List<byte[]> records) {
        checkLimits(records);
        if (spool.bytes() > MAX_WAITING_BYTES) {
            throw new Fault(503, "ServiceUnavailableException", "Slow down.");
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        records.forEach(content::writeBytes);
        if (spool.isEmpty()) {
            oldest = clock.instant();
        }
        try {
            spool.add(content.toByteArray());
        } catch (IOException e) {
            throw new Fault(503, "ServiceUnavailableException", "Service is unavailable: " + e.getMessage());
        }
        String id = uniqueIds.get();
        List<String> ids = new ArrayList<>(records.size());
        for (int index = 0; index < records.size(); index++) {
            ids.add(id + "-" + index);
        }
        return ids;
    }

    /** Stores what has waited long enough or is large enough. While the store is away, it waits. */
    void deliverDue() {
        try {
            while (isDue()) {
                deliver();
            }
        } catch (StoreUnavailable e) {
            LOG.warn("stream {}: the store does not take an object; it is tried again: {}", name(), e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized boolean isDue() {
        return !spool.isEmpty()
                && (spool.bytes() >= buffering.bytes() || !clock.instant().isBefore(oldest.plus(buffering.interval())));
    }

    private void deliver() throws IOException, StoreUnavailable {
        List<Path> files = next();
        Instant now = clock.instant();
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            for (Path each : files) {
                Files.copy(each, gzip);
            }
        }
        store.write(
                KeyPrefix.at(definition.prefix(), now) + name() + "-1-" + SECOND.format(now) + "-" + uniqueIds.get()
                        + ".gz",
                zipped.toByteArray());
        delivered(files, now);
    }

    /** The oldest files up to the size of a buffer, one at least. */
    private synchronized List<Path> next() throws IOException {
        List<Path> files = new ArrayList<>();
        long bytes = 0;
        for (Path each : spool.files()) {
            if (bytes >= buffering.bytes()) {
                break;
            }
            files.add(each);
            bytes += Files.size(each);
        }
        return files;
    }

    private synchronized void delivered(List<Path> files, Instant now) throws IOException {
        spool.remove(files);
        oldest = now;
    }

    private static void checkLimits(List<byte[]> records) {
        if (records.isEmpty() || records.size() > MAX_RECORDS) {
            throw invalid(
                    "records",
                    records.isEmpty() ? "greater than or equal to 1" : "less than or equal to " + MAX_RECORDS);
        }
        long total = 0;
        for (byte[] record : records) {
            if (record.length > MAX_RECORD_BYTES) {
                throw invalid("record.data", "less than or equal to " + MAX_RECORD_BYTES);
            }
            total += record.length;
        }
        if (total > MAX_BATCH_BYTES) {
            throw new Fault(400, "InvalidArgumentException", "Records size exceeds 4 MB limit");
        }
    }

    private static Fault invalid(String member, String length) {
        return new Fault(
                400,
                "ValidationException",
                "1 validation error detected: Value at '" + member
                        + "' failed to satisfy constraint: Member must have length " + length);
    }
}
