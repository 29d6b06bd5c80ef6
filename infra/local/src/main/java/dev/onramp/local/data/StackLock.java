package dev.onramp.local.data;

import dev.onramp.local.LocalErrors;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Only one command at a time starts or stops a stack. Released when closed or when its process ends. */
public final class StackLock implements AutoCloseable {
    /** File locks do not tell the threads of one process apart. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private StackLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Waits for the lock.
     *
     * @param waiting run once, when somebody else holds it
     * @throws dev.onramp.config.OnrampException ONR-L008 when it is still held after {@code patience}
     */
    public static StackLock take(Path file, Duration patience, Runnable waiting) {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean told = false;
        try {
            while (true) {
                StackLock lock = tryTake(file);
                if (lock != null) {
                    return lock;
                }
                if (!told) {
                    waiting.run();
                    told = true;
                }
                if (System.nanoTime() > deadline) {
                    throw LocalErrors.locked(file, patience);
                }
                Thread.sleep(100);
            }
        } catch (IOException e) {
            throw LocalErrors.unreadable(file, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LocalErrors.locked(file, patience);
        }
    }

    private static @Nullable StackLock tryTake(Path file) throws IOException {
        if (!HELD_HERE.add(file)) {
            return null;
        }
        boolean taken = false;
        Files.createDirectories(Objects.requireNonNull(file.getParent(), "a lock stands in a folder"));
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            Object opened = key(file);
            // Whoever held it may have removed the folder meanwhile; a lock on a removed file protects nothing.
            taken = channel.tryLock() != null && Files.exists(file) && Objects.equals(opened, key(file));
            return taken ? new StackLock(file, channel) : null;
        } finally {
            if (!taken) {
                channel.close();
                HELD_HERE.remove(file);
            }
        }
    }

    private static @Nullable Object key(Path file) throws IOException {
        return Files.exists(file)
                ? Files.readAttributes(file, BasicFileAttributes.class).fileKey()
                : null;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw LocalErrors.unreadable(file, e);
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
