package dev.onramp.transform.lambda;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.transform.FakeLargeRecords;
import dev.onramp.transform.PartitionBatch;
import dev.onramp.transform.RawRecord;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The quick reader takes what the thorough one takes, for the same, or leaves it alone. */
class PlainEventReaderPropertyTest {
    private static final String[] PIECES = {
        "\"",
        "\\",
        ",",
        ":",
        "{",
        "}",
        "[",
        "]",
        "null",
        "-",
        "0",
        "9",
        "300",
        ".5",
        "e3",
        "=",
        "==",
        " ",
        "\n",
        "\u00E9",
        "A",
        "/",
        "key",
        "\"key\":null,",
        "\"offset\":7,",
        "\"onrampReference\":\"x\",",
        "\"replay\":true,",
        "99999999999999999999",
    };

    private final InvocationReader thorough = new InvocationReader(new FakeLargeRecords());

    @Test
    void readsWhatTheForwarderWrites() throws IOException {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            String event = event(random);
            assertThat(PlainEventReader.read(event.getBytes(UTF_8)).map(PlainEventReaderPropertyTest::shown))
                    .as(event)
                    .contains(thoroughly(event.getBytes(UTF_8)));
        }
    }

    @Test
    void neverReadsAnythingAsSomethingElse() {
        int taken = 0;
        for (int seed = 0; seed < 30_000; seed++) {
            byte[] event = broken(new Random(seed)).getBytes(ISO_8859_1);
            Optional<List<PartitionBatch>> plain = PlainEventReader.read(event);
            if (plain.isPresent()) {
                taken++;
                assertThat(shown(plain.get())).as("seed %d", seed).isEqualTo(thoroughly(event));
            }
        }
        assertThat(taken).isGreaterThan(1_000);
    }

    @Test
    void leavesWhatIsNotPlainToTheOther() {
        String record = "{\"topic\":\"t\",\"partition\":0,\"offset\":1,\"value\":null}";
        assertThat(plain("{\"records\":{\"t-0\":[" + record + "]}}")).isPresent();
        assertThat(plain("{\"replay\":true,\"records\":{\"t-0\":[" + record + "]}}"))
                .isEmpty();
        assertThat(plain("{\"records\":{\"t-0\":[" + record.replace("}", ",\"onrampReference\":\"x\"}") + "]}}"))
                .isEmpty();
        assertThat(plain("{\"records\":{\"t-0\":[" + record.replace("\"t\"", "\"\\u0074\"") + "]}}"))
                .isEmpty();
        assertThat(plain("{\"records\":{\"t-0\":[" + record + "],\"t-0\":[" + record + "]}}"))
                .isEmpty();
        assertThat(plain("{\"records\": {\"t-0\":[" + record + "]}}")).isEmpty();
        assertThat(plain("{\"records\":{}}")).isEmpty();
        assertThat(plain("")).isEmpty();
    }

    private static Optional<List<PartitionBatch>> plain(String event) {
        return PlainEventReader.read(event.getBytes(UTF_8));
    }

    private String thoroughly(byte[] event) {
        try {
            return shown(thorough.readAny(event).batches());
        } catch (IOException | RuntimeException refused) {
            return "refused: " + refused.getMessage();
        }
    }

    private static String shown(List<PartitionBatch> batches) {
        return batches.stream()
                .flatMap(batch -> batch.records().stream())
                .map(PlainEventReaderPropertyTest::shown)
                .collect(Collectors.joining("\n"));
    }

    private static String shown(RawRecord record) {
        return record.coordinates() + " " + record.timestamp() + " " + hex(record.key()) + " " + hex(record.value())
                + record.headers().stream()
                        .map(header -> " " + header.name() + "=" + hex(header.value()))
                        .collect(Collectors.joining());
    }

    private static String hex(Optional<byte[]> bytes) {
        return bytes.map(HexFormat.of()::formatHex).orElse("none");
    }

    private static String broken(Random random) {
        StringBuilder event = new StringBuilder(event(random));
        for (int wounds = 1 + random.nextInt(2); wounds > 0; wounds--) {
            int at = random.nextInt(event.length());
            int end = Math.min(event.length(), at + random.nextInt(4));
            event.replace(at, end, random.nextInt(3) == 0 ? "" : PIECES[random.nextInt(PIECES.length)]);
        }
        return event.toString();
    }

    private static String event(Random random) {
        StringBuilder event = new StringBuilder(
                "{\"eventSource\":\"SelfManagedKafka\",\"bootstrapServers\":\"a:1,b:2\",\"records\":{");
        int partitions = 1 + random.nextInt(2);
        for (int partition = 0; partition < partitions; partition++) {
            event.append(partition == 0 ? "" : ",")
                    .append("\"t-")
                    .append(partition)
                    .append("\":[");
            int records = 1 + random.nextInt(3);
            for (int record = 0; record < records; record++) {
                event.append(record == 0 ? "" : ",");
                record(partition, record * 1_000_000_000_000L, random, event);
            }
            event.append(']');
        }
        return event.append("}}").toString();
    }

    private static void record(int partition, long offset, Random random, StringBuilder event) {
        event.append("{\"topic\":\"t\",\"partition\":").append(partition);
        event.append(",\"offset\":")
                .append(offset)
                .append(",\"timestamp\":1767225600123,\"timestampType\":\"CREATE_TIME\"");
        event.append(",\"key\":").append(base64(random));
        event.append(",\"value\":").append(base64(random)).append(",\"headers\":[");
        int headers = random.nextInt(3);
        for (int header = 0; header < headers; header++) {
            event.append(header == 0 ? "" : ",")
                    .append("{\"h")
                    .append(random.nextInt(2))
                    .append("\":");
            String numbers = random.ints(random.nextInt(3), -128, 256)
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(","));
            event.append(random.nextInt(4) == 0 ? "null" : "[" + numbers + "]").append('}');
        }
        event.append("]}");
    }

    private static String base64(Random random) {
        if (random.nextInt(5) == 0) {
            return "null";
        }
        byte[] bytes = new byte[random.nextInt(12)];
        random.nextBytes(bytes);
        return '"' + Base64.getEncoder().encodeToString(bytes) + '"';
    }
}
