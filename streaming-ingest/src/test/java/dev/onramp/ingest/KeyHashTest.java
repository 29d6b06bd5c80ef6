package dev.onramp.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyHashTest {
    /** The key of the reference's own test vectors: bytes 0 to 15. */
    private static final KeyHash.Secret REFERENCE = new KeyHash.Secret(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);

    @ParameterizedTest
    @CsvSource({
        "0, e6a825ba047f81a3, 930255c71472f66d",
        "1, 44af996bd8c187da, 45fc229b11597634",
    })
    void givesTheValuesOfTheReference(int length, String first, String second) {
        byte[] bytes = new byte[64];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        KeyHash hash = new KeyHash(REFERENCE);

        hash.take(bytes, 0, length);

        assertThat(Long.toHexString(hash.first())).isEqualTo(first);
        assertThat(Long.toHexString(hash.second())).isEqualTo(second);
    }

    @Test
    void lengthAndSecretCount() {
        KeyHash hash = new KeyHash(REFERENCE);
        KeyHash other = new KeyHash(new KeyHash.Secret(1, 2));
        byte[] zeroes = new byte[32];

        hash.take(zeroes, 0, 8);
        long eight = hash.first();
        other.take(zeroes, 0, 8);

        assertThat(other.first()).isNotEqualTo(eight);
        hash.take(zeroes, 0, 9);
        assertThat(hash.first()).isNotEqualTo(eight);
    }
}
