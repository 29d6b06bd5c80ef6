package dev.onramp.forwarder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onramp.forwarder.RawRecord.TimestampType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PayloadFormatTest {
    private static final RawPartition CUST_0 = new RawPartition("raw_table_cust", 0);
    private static final RawPartition ACCT_3 = new RawPartition("raw_table_acct", 3);

    @Test
    void writesTheEventThatAwsLambdaSends() {
        BatchFiller filler = filler(6_000_000);
        filler.offer(new RawRecord(
                CUST_0,
                17,
                1_767_225_600_123L,
                TimestampType.CREATE_TIME,
                Raw.utf8("7"),
                Raw.utf8("{\"cust_num\":\"7\"}"),
                List.of(
                        new RawHeader("ce_dataid", Raw.utf8("a-1")),
                        new RawHeader("name \"ë\"\n", Raw.utf8("ë")),
                        new RawHeader("none", null),
                        new RawHeader("empty", new byte[0]))));
        filler.offer(Raw.record(ACCT_3, 5, null, null));
        filler.offer(new RawRecord(
                CUST_0, 19, -1, TimestampType.NO_TIMESTAMP_TYPE, new byte[0], new byte[] {0, -1}, List.of()));

        assertThat(new String(filler.seal().batch().payload(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"eventSource\":\"SelfManagedKafka\",\"bootstrapServers\":\"b-1:9092,b-2:9092\",\"records\":{"
                                + "\"raw_table_cust-0\":["
                                + "{\"topic\":\"raw_table_cust\",\"partition\":0,\"offset\":17,\"timestamp\":1767225600123,"
                                + "\"timestampType\":\"CREATE_TIME\",\"key\":\"Nw==\",\"value\":\"eyJjdXN0X251bSI6IjcifQ==\",\"headers\":[{\"ce_dataid\":[97,45,49]},{\"name"
                                + " \\\"ë\\\"\\u000a\":[-61,-85]},{\"none\":null},{\"empty\":[]}]},"
                                + "{\"topic\":\"raw_table_cust\",\"partition\":0,\"offset\":19,\"timestamp\":-1,"
                                + "\"timestampType\":\"NO_TIMESTAMP_TYPE\",\"key\":\"\",\"value\":\"AP8=\",\"headers\":[]}],"
                                + "\"raw_table_acct-3\":["
                                + "{\"topic\":\"raw_table_acct\",\"partition\":3,\"offset\":5,\"timestamp\":1767225600123,"
                                + "\"timestampType\":\"CREATE_TIME\",\"key\":null,\"value\":null,\"headers\":[]}]}}");
    }

    @Test
    void anyRecordsAreReadBackAsTheyWere() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            List<RawRecord> records = records(random);
            BatchFiller filler = filler(6_000_000);
            records.forEach(filler::offer);
            long announced = filler.bytes();

            byte[] payload = filler.seal().batch().payload();

            assertThat((long) payload.length).as("seed %d", seed).isEqualTo(announced);
            JsonNode event = json(payload);
            records.forEach(record -> assertThat(find(event, record))
                    .as("seed %s, %s", record.partition(), record.offset())
                    .isEqualTo(describe(record)));
        }
    }

    private static List<RawRecord> records(Random random) {
        List<RawRecord> records = new ArrayList<>();
        long offset = random.nextInt(100);
        for (int i = random.nextInt(1, 12); i > 0; i--) {
            offset += random.nextLong(1, random.nextBoolean() ? 2 : 1L << random.nextInt(1, 40));
            List<RawHeader> headers = new ArrayList<>();
            for (int h = random.nextInt(3); h > 0; h--) {
                headers.add(new RawHeader("h" + (char) random.nextInt(0xD800) + h, bytes(random)));
            }
            records.add(new RawRecord(
                    new RawPartition("t", random.nextInt(3)),
                    offset,
                    random.nextLong(),
                    TimestampType.values()[random.nextInt(3)],
                    bytes(random),
                    bytes(random),
                    headers));
        }
        return records;
    }

    private static byte[] bytes(Random random) {
        if (random.nextInt(5) == 0) {
            return null;
        }
        byte[] bytes = new byte[random.nextInt(random.nextInt(10) == 0 ? 9_000 : 40)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String find(JsonNode event, RawRecord wanted) {
        for (JsonNode each : event.path("records").path(wanted.partition().toString())) {
            if (each.path("offset").longValue() == wanted.offset()) {
                List<String> headers = new ArrayList<>();
                each.path("headers").forEach(header -> headers.add(header.toString()));
                return each.path("topic").asText()
                        + each.path("partition")
                        + each.path("timestamp")
                        + each.path("timestampType").asText()
                        + each.path("key")
                        + each.path("value")
                        + headers;
            }
        }
        return "not in the event";
    }

    private static String describe(RawRecord record) {
        List<String> headers = new ArrayList<>();
        for (RawHeader header : record.headers()) {
            var object = new ObjectMapper().createObjectNode();
            if (header.value() == null) {
                object.putNull(header.name());
            } else {
                var array = object.putArray(header.name());
                for (byte each : header.value()) {
                    array.add(each);
                }
            }
            headers.add(object.toString());
        }
        return record.partition().topic()
                + record.partition().number()
                + record.timestampMillis()
                + record.timestampType()
                + base64(record.key())
                + base64(record.value())
                + headers;
    }

    private static String base64(byte[] bytes) {
        return bytes == null ? "null" : '"' + Base64.getEncoder().encodeToString(bytes) + '"';
    }

    private static JsonNode json(byte[] payload) {
        try {
            return new ObjectMapper().readTree(payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BatchFiller filler(int maxBytes) {
        return new BatchFiller(new PayloadFormat("b-1:9092,b-2:9092", "large"), maxBytes, 100_000);
    }
}
