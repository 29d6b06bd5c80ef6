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
 * Everything the legacy system ever did, one line of JSON for each {@link Dispatch} ({@code ledger.ndjson}, see docs/contract.md), in the order
 * of sending. The rows of the system are the fold of its changes by sequence: the last row of each key, without the keys whose last change is a
 * delete.
 *
 * <p>Lines are written here before anything is sent, and {@code progress.json} beside it says up to which line the broker is known to have
 * stored them. A process that is killed in between leaves records of which nobody knows whether they arrived: {@link #unacknowledged()} has
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
    private final HeldChanges held = new HeldChanges();
    private final List<Dispatch> unacknowledged = new ArrayList<>();
    private long lines;

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

    /** Changes that are committed and not sent; to be changed by the dial that continues it. */
    HeldChanges held() {
        return held;
    }

    /** What may not have arrived, oldest first. */
    public List<Dispatch> unacknowledged() {
        return List.copyOf(unacknowledged);
    }

    public Path file() {
        return file;
    }

    /** Appends lines, so that they survive a kill of this process. */
    void append(List<Dispatch> dispatches) {
        try {
            List<byte[]> texts = dispatches.stream().map(LedgerLine::of).toList();
            ByteBuffer buffer = ByteBuffer.allocate(
                    texts.stream().mapToInt(each -> each.length).sum());
            texts.forEach(buffer::put);
            buffer.flip();
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            lines += dispatches.size();
        } catch (IOException e) {
            throw GeneratorErrors.ledgerIo(file, e);
        }
    }

    /** Notes that the broker has stored everything that stands here. */
    void acknowledge() {
        try {
            channel.force(false);
            progress.acknowledge(lines);
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
        BufferedReader reader = new BufferedReader(
                Channels.newReader(channel.position(0), StandardCharsets.UTF_8.newDecoder(), READ_BYTES), READ_BYTES);
        LedgerLine.Words words = new LedgerLine.Words();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            lines++;
            try {
                replay(LedgerLine.parse(line, words));
            } catch (RuntimeException e) {
                throw GeneratorErrors.ledgerBroken(file, lines, e);
            }
        }
        if (progress.acknowledged() > lines) {
            throw GeneratorErrors.ledgerBroken(
                    file,
                    lines + 1,
                    new IllegalStateException(
                            "it ends at line " + lines + ", but " + progress.acknowledged() + " were sent"));
        }
        channel.position(channel.size());
    }

    private void replay(Dispatch dispatch) {
        if (dispatch.commits()) {
            state.apply(dispatch.change());
        }
        held.note(dispatch);
        if (dispatch.sends() && lines > progress.acknowledged()) {
            unacknowledged.add(dispatch);
        }
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
