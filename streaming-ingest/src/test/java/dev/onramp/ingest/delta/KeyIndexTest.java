package dev.onramp.ingest.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyIndexTest {
    private record Key(long first, long second) {}

    @Test
    void isAMapThroughPutsRemovesAndGrowth() {
        Random random = new Random(1);
        KeyIndex index = new KeyIndex();
        Map<Key, Long> expected = new HashMap<>();
        for (int i = 0; i < 300_000; i++) {
            // Few enough values that keys come again, in halves that are often equal.
            Key key = new Key(random.nextInt(300) * 0x9e3779b97f4a7c15L, random.nextInt(400) * 0xc2b2ae3d27d4eb4fL);
            if (random.nextInt(4) == 0) {
                index.remove(key.first(), key.second());
                expected.remove(key);
            } else {
                long address = random.nextLong(KeyIndex.MOST_ADDRESSES);
                index.put(key.first(), key.second(), address);
                expected.put(key, address);
            }
        }
        for (long i = 0; i < 300; i++) {
            for (long j = 0; j < 400; j++) {
                Key key = new Key(i * 0x9e3779b97f4a7c15L, j * 0xc2b2ae3d27d4eb4fL);
                assertThat(index.find(key.first(), key.second())).isEqualTo(expected.getOrDefault(key, KeyIndex.NONE));
            }
        }
    }

    @Test
    void takesTwentyOneToFiftyBytesForAKey() {
        Random random = new Random(2);
        KeyIndex index = new KeyIndex();
        for (int i = 0; i < 1_000_000; i++) {
            index.put(random.nextLong(), random.nextLong(), i);
        }
        assertThat(index.bytes() / 1_000_000).isBetween(21L, 50L);
    }

    @Test
    void anAddressOutOfBoundsIsRefused() {
        assertThatThrownBy(() -> new KeyIndex().put(1, 2, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KeyIndex().put(1, 2, KeyIndex.MOST_ADDRESSES))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
