package dev.onramp.transform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class ArchiveFormatTest {
    private final ArchiveFormat format = new ArchiveFormat("raw");
    private final SecretRedactor redactor = new SecretRedactor(List.of("pin"), "key".getBytes(UTF_8));

    @Test
    void namesObjectsByDateOfTheFirstRecordAndByOffsets() {
        assertThat(format.name(batch(Fixtures.record("t", 17, "{}"), Fixtures.record("t", 116, "{}"))))
                .isEqualTo("raw/t/dt=2026-01-01/t-2-00000000000000000017-00000000000000000116.ndjson.gz");
        assertThat(new ArchiveFormat("").name(batch(Fixtures.record("t", 17, "{}"))))
                .startsWith("t/dt=");
    }

    @Test
    void writesALinePerRecord() throws IOException {
        RawRecord full = new RawRecord(
                "t",
                2,
                18,
                1,
                Optional.of("{\"k\":1}".getBytes(UTF_8)),
                Optional.of("{\"pin\":\"1\",\n\"x\":\"\u00FC\"}".getBytes(UTF_8)),
                List.of(RecordHeader.ofText("ce_dataid", "id"), new RecordHeader("n", Optional.empty())));
        RawRecord bare = new RawRecord("t", 2, 19, 1, Optional.empty(), Optional.empty(), List.of());
        RawRecord binary = new RawRecord(
                "t",
                2,
                20,
                1,
                Optional.of(new byte[] {-1}),
                Optional.of(new byte[] {-2, 0}),
                List.of(new RecordHeader("h", Optional.of(new byte[] {-3}))));

        String[] lines = lines(format.lines(batch(full, bare, binary), redactor).object());

        assertThat(lines).hasSize(3);
        assertThat(lines[0].replaceAll("sha256:[0-9a-f]{64}", "sha256:#"))
                .isEqualTo("{\"topic\":\"t\",\"partition\":2,\"offset\":18,\"timestamp\":1,\"dataid\":\"id\","
                        + "\"key\":\"{\\\"k\\\":1}\",\"headers\":[{\"name\":\"ce_dataid\",\"value\":\"id\"},"
                        + "{\"name\":\"n\",\"value\":null}],"
                        + "\"payload\":\"{\\\"pin\\\":\\\"hmac-sha256:#\\\",\\n\\\"x\\\":\\\"\u00FC\\\"}\"}");
        assertThat(lines[1])
                .isEqualTo("{\"topic\":\"t\",\"partition\":2,\"offset\":19,\"timestamp\":1,\"dataid\":\"t-2-19\","
                        + "\"key\":null,\"payload\":null}");
        assertThat(lines[2])
                .isEqualTo("{\"topic\":\"t\",\"partition\":2,\"offset\":20,\"timestamp\":1,\"dataid\":\"t-2-20\","
                        + "\"key_base64\":\"/w==\",\"headers\":[{\"name\":\"h\",\"value_base64\":\"/Q==\"}],"
                        + "\"payload_base64\":\"/gA=\"}");
    }

    @Test
    void keepsRandomPayloadsByteForByte() throws IOException {
        ObjectMapper json = new ObjectMapper();
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            byte[] payload = new byte[random.nextInt(60)];
            random.nextBytes(payload);
            if (round % 2 == 0) {
                for (int index = 0; index < payload.length; index++) {
                    payload[index] &= 0x7F;
                }
            }
            String line = lines(
                    format.lines(batch(Fixtures.record("t", 1, payload)), new SecretRedactor(List.of(), new byte[] {1}))
                            .object())[0];
            JsonNode read = json.readTree(line);
            byte[] back = read.has("payload")
                    ? read.get("payload").textValue().getBytes(UTF_8)
                    : Base64.getDecoder().decode(read.get("payload_base64").textValue());

            assertThat(back).isEqualTo(payload);
        }
    }

    @Test
    void givesTheSameBytesForTheSameBatch() {
        PartitionBatch batch = batch(Fixtures.record("t", 17, "{\"a\":1}"), Fixtures.record("t", 18, "{\"pin\":1}"));

        assertThat(format.lines(batch, redactor).object().content())
                .isEqualTo(format.lines(batch, redactor).object().content());
    }

    @Test
    void takesNoBatchThatIsEmptyMixedOrOutOfOrder() {
        RawRecord first = Fixtures.record("t", 1, "{}");
        assertThatThrownBy(() -> new PartitionBatch("t", 2, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PartitionBatch("t", 3, List.of(first)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PartitionBatch("u", 2, List.of(first)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PartitionBatch("t", 2, List.of(first, first)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static PartitionBatch batch(RawRecord... records) {
        return new PartitionBatch("t", 2, List.of(records));
    }

    private static String[] lines(ArchiveObject object) throws IOException {
        try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(object.content()))) {
            String text = new String(unzipped.readAllBytes(), UTF_8);
            assertThat(text).endsWith("\n");
            return text.substring(0, text.length() - 1).split("\n");
        }
    }
}
