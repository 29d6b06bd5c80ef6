package dev.onramp.transform;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.onramp.model.ModelLoader;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Measures in CPU time of one thread how many rows per second are read, mapped and serialised, and how many archived. Run by hand, not by the build. */
public final class MappingSpeed {
    private static final int ROWS = 200_000;

    private MappingSpeed() {}

    public static void main(String[] arguments) {
        MappingEngine engine = new MappingEngine(ModelLoader.loadDefault());
        SecretRedactor redactor = new SecretRedactor(List.of("pin"), "key".getBytes(UTF_8));
        SecretRedactor none = new SecretRedactor(List.of(), "key".getBytes(UTF_8));
        List<RawRecord> customers = rows("raw_table_cust");
        List<RawRecord> accounts = rows("raw_table_acct");
        for (int round = 1; round <= 6; round++) {
            measure("map customers (2 events each)", () -> map(engine, customers));
            measure("map accounts (1 event each)", () -> map(engine, accounts));
            measure("archive customers", () -> archive(customers, none));
            measure("archive accounts, pin redacted", () -> archive(accounts, redactor));
        }
    }

    private static List<RawRecord> rows(String topic) {
        Random random = new Random(1);
        List<RawRecord> rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            String json = topic.equals("raw_table_cust")
                    ? "{\"__op\":\"u\",\"__seq\":%d,\"__ts_ms\":1767225600123,\"cust_num\":\"%d\",\"status\":\"a\",\"name\":\"Ada Byron %x\",\"fname\":\"Ada\",\"lname\":\"Byron\",\"mnames\":\"Jane\",\"form\":\"Ms\",\"sex\":\"F\",\"maritalstatus\":\"S\"}"
                    : "{\"__op\":\"u\",\"__seq\":%d,\"__ts_ms\":1767225600123,\"created\":\"2026-01-31\",\"valid_from\":\"2026-02-01\",\"valid_to\":null,\"cust_num\":\"7\",\"acct_num\":\"%d\",\"status\":\"A\",\"type\":\"Savings\",\"name\":\"Household %x\",\"pin\":\"1234\"}";
            rows.add(Fixtures.record(topic, row, json.formatted(row, random.nextInt(1_000_000), random.nextInt())));
        }
        return rows;
    }

    private static int map(MappingEngine engine, List<RawRecord> rows) {
        int bytes = 0;
        for (RawRecord row : rows) {
            for (CanonicalEvent event : ((Mapped) engine.map(row, "s3://bucket/object#1")).events()) {
                bytes += event.value().orElseThrow().length;
            }
        }
        return bytes;
    }

    private static int archive(List<RawRecord> rows, SecretRedactor redactor) {
        int bytes = 0;
        for (int from = 0; from < rows.size(); from += 10_000) {
            List<RawRecord> some = rows.subList(from, from + 10_000);
            PartitionBatch batch = new PartitionBatch(some.get(0).topic(), 2, some);
            bytes += new ArchiveFormat("raw").lines(batch, redactor).object().content().length;
        }
        return bytes;
    }

    private static void measure(String what, java.util.function.IntSupplier work) {
        var thread = ManagementFactory.getThreadMXBean();
        long start = thread.getCurrentThreadCpuTime();
        int bytes = work.getAsInt();
        double micros = (thread.getCurrentThreadCpuTime() - start) / 1000.0;
        System.out.printf(
                "%-32s %6.2f us/row %,12.0f rows/s  %d bytes out%n", what, micros / ROWS, ROWS / micros * 1e6, bytes);
    }
}
