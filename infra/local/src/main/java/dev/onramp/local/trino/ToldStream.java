package dev.onramp.local.trino;

import dev.onramp.local.Service;
import dev.onramp.local.StackListener;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Trino's archive being read, with the listener told how much of it has been. For one thread. */
final class ToldStream extends FilterInputStream {
    private static final long STEP = 8L << 20;

    private final String step;
    private final StackListener listener;
    private long read;
    private long told;

    /** @param step what the reading is for, as {@link StackListener#progress} names it */
    ToldStream(InputStream in, String step, StackListener listener) {
        super(in);
        this.step = step;
        this.listener = listener;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(int more) {
        read += more;
        if (read - told >= STEP) {
            told = read;
            listener.progress(Service.TRINO, step, read, TrinoArchive.BYTES);
        }
    }
}
