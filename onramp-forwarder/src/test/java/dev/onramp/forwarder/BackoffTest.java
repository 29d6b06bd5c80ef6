package dev.onramp.forwarder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void doublesUpToItsBoundAndShortensByAtMostHalf() {
        Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10), new Random(1));
        for (int round = 0; round < 100; round++) {
            assertThat(backoff.delayMillis(1)).isBetween(100L, 200L);
            assertThat(backoff.delayMillis(4)).isBetween(800L, 1_600L);
            assertThat(backoff.delayMillis(7)).isBetween(5_000L, 10_000L);
            assertThat(backoff.delayMillis(Integer.MAX_VALUE)).isBetween(5_000L, 10_000L);
        }
    }

    @Test
    void refusesBoundsThatMakeNoSense() {
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1), new Random(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1), new Random(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
