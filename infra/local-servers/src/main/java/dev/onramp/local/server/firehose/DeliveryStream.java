package dev.onramp.local.server.firehose;

import dev.onramp.local.server.firehose.RecordStore.StoreUnavailable;
import dev.onramp.local.server.http.Fault;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * One delivery stream. Where Amazon's buffers records for some minutes, this one stores the records of each call as one object at once; like Amazon's it
 * concatenates them with nothing between. Thread-safe.
 */
final class DeliveryStream {
    static final int MAX_RECORDS = 500;
    static final int MAX_RECORD_BYTES = 1000 * 1024;
    static final int MAX_BATCH_BYTES = 4 * 1024 * 1024;

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("yyyy/MM/dd/HH").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss").withZone(ZoneOffset.UTC);

    private final String name;
    private final String prefix;
    private final RecordStore store;
    private final Clock clock;
    private final Supplier<String> uniqueIds;
    private final Instant created;

    /**
     * @param prefix folder of the streams in the store, without a slash at its end
     * @param uniqueIds gives names that never come twice
     */
    DeliveryStream(String name, String prefix, RecordStore store, Clock clock, Supplier<String> uniqueIds) {
        this.name = name;
        this.prefix = prefix;
        this.store = store;
        this.clock = clock;
        this.uniqueIds = uniqueIds;
        this.created = clock.instant();
    }

    String name() {
        return name;
    }

    Instant created() {
        return created;
    }

    /**
     * Stores records and gives each an id, in their order.
     *
     * @throws Fault when the records break a limit or the store does not take them; then none counts as delivered
     */
    List<String> put(List<byte[]> records) {
        checkLimits(records);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        records.forEach(content::writeBytes);
        Instant now = clock.instant();
        String id = uniqueIds.get();
        try {
            store.write(
                    prefix + "/" + name + "/" + HOUR.format(now) + "/" + name + "-1-" + SECOND.format(now) + "-" + id,
                    content.toByteArray());
        } catch (StoreUnavailable e) {
            throw new Fault(503, "ServiceUnavailableException", "Service is unavailable: " + e.getMessage());
        }
        List<String> ids = new ArrayList<>(records.size());
        for (int index = 0; index < records.size(); index++) {
            ids.add(id + "-" + index);
        }
        return ids;
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
