package dev.onramp.generator;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything the legacy system ever did, one line of JSON for each change ({@code ledger.ndjson}, see {@link LedgerLine}), in the order of
 * sending. The expected final rows are the plain fold of it: the last row of each key, without the keys whose last change is a delete.
 *
 * <p>Changes are written here before they are sent, and {@code progress.json} beside it says up to which change the broker is known to have
 * stored them. A process that is killed in between leaves changes of which nobody knows whether they arrived: {@link #unacknowledged()} has
 * them, and the next run sends them again. They keep their sequences, so a change that arrives twice is a duplicate downstream. A last
 * line that was cut off by the kill was never sent and is cut away.
 *
 * <p>One run at a time may have a ledger open; a lock file sees to that. Not thread-safe.
 */
public final class Ledger implements AutoCloseable {
    private static final int READ_BYTES = 1 << 16;

    private final Path file;
    private final LedgerLock lock;
    private final LedgerProgress progress;
    private final FileChannel channel;
    private final LegacyState state = new LegacyState();
    private final List<LegacyChange> unacknowledged = new ArrayList<>();

    private Ledger(Path folder, MessageFormat format) throws IOException {
        this.file = folder.resolve("ledger.ndjson");
        Files.createDirectories(folder);
        this.lock = LedgerLock.acquire(folder.resolve("ledger.lock"), file);
        try {
            this.progress = LedgerProgress.open(folder.resolve("progress.json"), file, format);
            this.channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Opens the ledger of a data folder, or begins it.
     *
     * @param folder {@code <data-dir>/generator}
     * @throws dev.onramp.config.OnrampException ONR-G002 to G005
     */
    public static Ledger open(Path folder, MessageFormat format) {
        try {
            Ledger ledger = new Ledger(folder, format);
            try {
                ledger.replay();
                return ledger;
            } catch (IOException | RuntimeException e) {
                ledger.close();
                throw e;
            }
        } catch (IOException e) {
            throw GeneratorErrors.ledgerIo(folder.resolve("ledger.ndjson"), e);
        }
    }

    /** The system as the ledger leaves it; to be changed by the system that continues it. */
    public LegacyState state() {
        return state;
    }

    /** Changes that may not have arrived, oldest first. */
    public List<LegacyChange> unacknowledged() {
        return List.copyOf(unacknowledged);
    }

    public Path file() {
        return file;
    }

    /** Appends changes, so that they survive a kill of this process. */
    void append(List<LegacyChange> changes) {
        try {
            List<byte[]> lines = changes.stream().map(LedgerLine::of).toList();
            ByteBuffer buffer = ByteBuffer.allocate(
                    lines.stream().mapToInt(each -> each.length).sum());
            lines.forEach(buffer::put);
            buffer.flip();
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw GeneratorErrors.ledgerIo(file, e);
        }
    }

    /** Notes that the broker has stored everything up to a change. */
    void acknowledge(long sequence) {
        try {
            channel.force(false);
            progress.acknowledge(sequence);
        } catch (IOException e) {
            throw GeneratorErrors.ledgerIo(file, e);
        }
    }

    @Override
    public void close() {
        try (lock) {
            channel.close();
        } catch (IOException e) {
            throw GeneratorErrors.ledgerIo(file, e);
        }
    }

    private void replay() throws IOException {
        channel.truncate(endOfLastLine());
        BufferedReader lines = new BufferedReader(
                Channels.newReader(channel.position(0), StandardCharsets.UTF_8.newDecoder(), READ_BYTES), READ_BYTES);
        LedgerLine.Words words = new LedgerLine.Words();
        long number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            try {
                LegacyChange change = LedgerLine.parse(line, words);
                state.apply(change);
                if (change.sequence() > progress.acknowledged()) {
                    unacknowledged.add(change);
                }
            } catch (RuntimeException e) {
                throw GeneratorErrors.ledgerBroken(file, number, e);
            }
        }
        if (progress.acknowledged() > state.sequence()) {
            throw GeneratorErrors.ledgerBroken(
                    file,
                    number + 1,
                    new IllegalStateException("it ends at change " + state.sequence() + ", but "
                            + progress.acknowledged() + " were sent"));
        }
        channel.position(channel.size());
    }

    private long endOfLastLine() throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        for (long end = channel.size(); end > 0; end--) {
            channel.read(one.clear(), end - 1);
            if (one.get(0) == '\n') {
                return end;
            }
        }
        return 0;
    }
}
