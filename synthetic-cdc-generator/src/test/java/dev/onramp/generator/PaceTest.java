package dev.onramp.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final AtomicLong now = new AtomicLong(1_000);

    @Test
    void waitsUntilTheRateAllowsTheChangesSent() {
        Pace pace = new Pace(200, now::get, now::addAndGet);

        pace.await(pace.turn());
        assertThat(pace.turn()).isEqualTo(10);
        assertThat(now.get()).isEqualTo(1_000 + 50_000_000);
        pace.await(400);
        assertThat(now.get()).isEqualTo(1_000 + 2_000_000_000);
    }

    @Test
    void waitsForNothingWhenItIsLate() {
        Pace pace = new Pace(200, now::get, now::addAndGet);
        now.set(10_000_000_000L);

        pace.await(400);

        assertThat(now.get()).isEqualTo(10_000_000_000L);
    }

    @Test
    void neverWaitsWithoutARate() {
        Pace pace = new Pace(0, now::get, now::addAndGet);

        pace.await(1_000_000);

        assertThat(now.get()).isEqualTo(1_000);
        assertThat(pace.turn()).isGreaterThan(1);
    }

    @Test
    void sendsOneAtATimeAtTheSlowestRate() {
        assertThat(new Pace(1, now::get, now::addAndGet).turn()).isEqualTo(1);
    }
}
