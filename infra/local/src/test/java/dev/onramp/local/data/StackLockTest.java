package dev.onramp.local.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackLockTest {
    @TempDir
    private Path folder;

    @Test
    void isHeldByOneAtATime() {
        Path file = folder.resolve("run").resolve("lock");
        AtomicInteger waited = new AtomicInteger();

        try (StackLock held = StackLock.take(file, Duration.ZERO, waited::incrementAndGet)) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> StackLock.take(file, Duration.ofMillis(1), waited::incrementAndGet))
                    .hasMessageContaining("ONR-L008");
        }

        assertThat(waited).hasValue(1);
    }

    @Test
    void canBeTakenAgainOnceReleased() {
        Path file = folder.resolve("lock");

        StackLock.take(file, Duration.ZERO, () -> {}).close();

        try (StackLock again = StackLock.take(file, Duration.ZERO, () -> {})) {
            assertThat(again).isNotNull();
        }
    }
}
