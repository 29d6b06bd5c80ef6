package dev.onramp.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {
    @Test
    void agreesWithTheDecoderOfTheJdk() {
        Random random = new Random(1);
        String units = "\u00e9\u20ac\ud83d\ude00a\u07ff\u0800\uffff\ud7ff\ue000";
        for (int round = 0; round < 200_000; round++) {
            byte[] bytes = units.substring(random.nextInt(4)).getBytes(StandardCharsets.UTF_8);
            bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 2));
            for (int change = random.nextInt(3); change > 0 && bytes.length > 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertThat(Utf8.isValid(bytes)).as(HexFormat.of().formatHex(bytes)).isEqualTo(jdk(bytes));
        }
    }

    private static boolean jdk(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException bad) {
            return false;
        }
    }
}
