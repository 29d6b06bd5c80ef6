package dev.onramp.transform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArchiveLinesTest {
    @Test
    void writesWhatAJsonLibraryWrites() throws IOException {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            String text = random.ints(random.nextInt(200), 0, round % 2 == 0 ? 128 : 0xD800)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            byte[] broken = new byte[random.nextInt(1, 100)];
            random.nextBytes(broken);
            broken[0] = (byte) 0xFF;

            assertThat(ours(text, broken)).isEqualTo(library(text, broken));
        }
    }

    @Test
    void growsForALineThatIsLargerThanItsBuffer() throws IOException {
        String text = "\"\u0001x".repeat(1 << 16);
        assertThat(ours(text, new byte[] {(byte) 0xFF})).isEqualTo(library(text, new byte[] {(byte) 0xFF}));
    }

    private static String ours(String text, byte[] broken) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ArchiveLines lines = new ArchiveLines(bytes);
        lines.raw(ArchiveLines.ascii("{")).member("key", Optional.empty()).raw(ArchiveLines.ascii(","));
        lines.member("payload", Optional.of(text.getBytes(StandardCharsets.UTF_8)));
        lines.raw(ArchiveLines.ascii(",")).member("payload", Optional.of(broken));
        lines.raw(ArchiveLines.ascii(",\"n\":")).number(Long.MIN_VALUE).raw(ArchiveLines.ascii("}"));
        lines.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String library(String text, byte[] broken) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNullField("key");
            json.writeStringField("payload", text);
            json.writeBinaryField("payload_base64", broken);
            json.writeNumberField("n", Long.MIN_VALUE);
            json.writeEndObject();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
