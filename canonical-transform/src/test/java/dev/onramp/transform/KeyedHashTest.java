package dev.onramp.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class KeyedHashTest {
    @Test
    void isTheHmacOfTheJdkForKeysAndTextsOfEveryLength() throws GeneralSecurityException {
        Random random = new Random(1);
        for (int length = 1; length < 200; length++) {
            byte[] key = new byte[length];
            byte[] text = new byte[random.nextInt(300)];
            random.nextBytes(key);
            random.nextBytes(text);
            int from = random.nextInt(text.length + 1);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            KeyedHash hash = new KeyedHash(key);

            assertThat(hash.of(text, from, text.length))
                    .isEqualTo(hash.of(text, from, text.length))
                    .isEqualTo(mac.doFinal(Arrays.copyOfRange(text, from, text.length)));
        }
    }

    @Test
    void refusesAnEmptyKey() {
        assertThatThrownBy(() -> new KeyedHash(new byte[0])).isInstanceOf(IllegalArgumentException.class);
    }
}
