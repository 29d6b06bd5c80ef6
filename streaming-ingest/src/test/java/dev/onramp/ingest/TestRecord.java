package dev.onramp.ingest;

import dev.onramp.model.contract.Operation;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * A record of a canonical topic, as the transform would send it.
 *
 * @param value empty for a deletion and a truncate
 */
public record TestRecord(
        String topic,
        String key,
        Optional<String> value,
        Operation operation,
        String sequence,
        String time,
        String dataId) {

    public static TestRecord customer(String number, long sequence, Operation operation, String status) {
        String key = "{\"customer_number\":\"" + number + "\"}";
        return new TestRecord(
                "customer",
                key,
                operation == Operation.DELETE
                        ? Optional.empty()
                        : Optional.of("{\"customer_number\":\"" + number + "\",\"status\":\"" + status + "\"}"),
                operation,
                sequence(sequence),
                time(sequence),
                "raw_table_cust-0-" + sequence);
    }

    public static TestRecord everything(String region, int number, long sequence, Operation operation, String rest) {
        String key = "{\"region\":\"" + region + "\",\"number\":" + number + "}";
        return new TestRecord(
                "everything",
                key,
                operation == Operation.DELETE
                        ? Optional.empty()
                        : Optional.of(key.substring(0, key.length() - 1) + (rest.isEmpty() ? "" : "," + rest) + "}"),
                operation,
                sequence(sequence),
                time(sequence),
                "raw_table_acct-0-" + sequence);
    }

    /** The truncate of a topic, as it stands in each of its partitions. */
    public static TestRecord truncate(String topic, long sequence) {
        return new TestRecord(
                topic,
                "{}",
                Optional.empty(),
                Operation.TRUNCATE,
                sequence(sequence),
                time(sequence),
                "raw_table-0-" + sequence);
    }

    /** The row of a key as a snapshot reads it that was taken behind the change with this number: after it, before the next one. */
    public static TestRecord read(TestRecord row, long behind) {
        return new TestRecord(
                row.topic(),
                row.key(),
                row.value(),
                Operation.READ,
                String.format("%019d-%019d", behind, 1),
                time(behind),
                "snapshot-" + behind + "-" + row.dataId());
    }

    /** Changes are a day apart, so that keys rest for months. */
    private static String time(long sequence) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
                .format(OffsetDateTime.parse("2026-01-31T10:11:12.345Z").plusDays(sequence % 3_000));
    }

    public static String sequence(long number) {
        return String.format("%019d-%019d", number, 0);
    }

    public CanonicalRecord at(int partition, long offset) {
        return new CanonicalRecord(
                topic,
                partition,
                offset,
                key.getBytes(StandardCharsets.UTF_8),
                value.map(text -> text.getBytes(StandardCharsets.UTF_8)).orElse(null),
                new CanonicalRecord.LineageHeaders(sequence, operation.text(), time, dataId, "1"));
    }
}
