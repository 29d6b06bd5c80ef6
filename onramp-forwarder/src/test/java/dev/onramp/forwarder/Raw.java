package dev.onramp.forwarder;

import dev.onramp.forwarder.RawRecord.TimestampType;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Records for tests. */
public final class Raw {
    private Raw() {}

    public static RawRecord record(RawPartition partition, long offset, String key, String value) {
        return new RawRecord(
                partition, offset, 1_767_225_600_123L, TimestampType.CREATE_TIME, utf8(key), utf8(value), List.of());
    }

    public static RawRecord record(RawPartition partition, long offset) {
        return record(partition, offset, "k" + offset, "{\"n\":" + offset + "}");
    }

    public static byte[] utf8(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    /** A reply that accounts for the slices. */
    public static byte[] reply(List<Slice> slices) {
        return Accountant.reply(slices, slice -> "").getBytes(StandardCharsets.UTF_8);
    }
}
