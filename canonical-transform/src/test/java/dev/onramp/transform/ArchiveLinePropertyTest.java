package dev.onramp.transform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Lines are byte for byte what a JSON generator writes, so that archives of all versions are alike. */
class ArchiveLinePropertyTest {
    private static final ArchiveLine.Member MEMBER = ArchiveLine.Member.of("{", "m");

    @Test
    void writesTextsAndNumbersAsAGeneratorDoes() throws IOException {
        for (int seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            byte[] value = random.nextInt(4) == 0 ? bytes(random) : text(random).getBytes(UTF_8);
            String text = text(random);
            long number = random.nextLong() >> random.nextInt(64);

            ArchiveLine line = new ArchiveLine(1);
            line.bytes(MEMBER, Optional.of(value));
            line.raw(ArchiveLine.ascii(",\"t\":"));
            line.text(text);
            line.raw(ArchiveLine.ascii(",\"n\":"));
            line.number(number);
            line.raw(ArchiveLine.ascii("}"));

            assertThat(new String(line.finished(), UTF_8))
                    .as("seed %d", seed)
                    .isEqualTo(generated(value, text, number));
        }
    }

    @Test
    void writesLongTextsAndNone() {
        ArchiveLine line = new ArchiveLine(1);
        line.bytes(MEMBER, Optional.of("\u0001\"a".repeat(3_000).getBytes(UTF_8)));
        line.bytes(MEMBER, Optional.empty());

        assertThat(new String(line.finished(), UTF_8))
                .isEqualTo("{\"m\":\"" + "\\u0001\\\"a".repeat(3_000) + "\"{\"m\":null");
    }

    private static String generated(byte[] value, String text, long number) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            if (Utf8.isValid(value)) {
                json.writeFieldName("m");
                json.writeUTF8String(value, 0, value.length);
            } else {
                json.writeBinaryField("m_base64", value);
            }
            json.writeStringField("t", text);
            json.writeNumberField("n", number);
            json.writeEndObject();
        }
        return bytes.toString(UTF_8);
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(40); left > 0; left--) {
            int kind = random.nextInt(8);
            int character =
                    kind < 5 ? random.nextInt(128) : kind < 7 ? random.nextInt(0xD800) : 0x1F600 + random.nextInt(64);
            text.appendCodePoint(character);
        }
        return text.toString();
    }
}
