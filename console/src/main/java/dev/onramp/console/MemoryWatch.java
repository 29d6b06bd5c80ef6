package dev.onramp.console;

import dev.onramp.local.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Watches how much memory all processes of the stack and this one take together. Looks four times in three seconds; closed by its owner. */
final class MemoryWatch implements AutoCloseable {
    private static final long PERIOD_MILLIS = 750;

    private final LocalStack stack;
    private final AtomicLong peakMib = new AtomicLong();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "memory-watch");
        thread.setDaemon(true);
        return thread;
    });

    MemoryWatch(LocalStack stack) {
        this.stack = stack;
        var unused = clock.scheduleAtFixedRate(this::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The highest sum of resident sets seen so far, in MiB. */
    long peakMib() {
        return peakMib.get();
    }

    private void look() {
        long now = stack.status().rssMib() + ownMib();
        peakMib.accumulateAndGet(now, Math::max);
    }

    private static long ownMib() {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            // No /proc: the sum is then without this process.
            return 0;
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
