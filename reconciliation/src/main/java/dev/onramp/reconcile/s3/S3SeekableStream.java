package dev.onramp.reconcile.s3;

import io.delta.kernel.defaults.engine.fileio.SeekableInputStream;
import java.io.EOFException;
import java.io.IOException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/** Reads an object by ranges: a small one at once, a large one in windows. For one thread. */
final class S3SeekableStream extends SeekableInputStream {
    private static final int WINDOW_BYTES = 1 << 20;

    private final S3Client client;
    private final S3Location location;
    private final long length;
    private byte[] window = new byte[0];
    private long windowStart;
    private long position;

    S3SeekableStream(S3Client client, S3Location location, long length) {
        this.client = client;
        this.location = location;
        this.length = length;
    }

    @Override
    public long getPos() {
        return position;
    }

    @Override
    public void seek(long target) {
        position = target;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        if (position >= length) {
            return -1;
        }
        if (position < windowStart || position >= windowStart + window.length) {
            fetch(Math.max(count, WINDOW_BYTES));
        }
        int from = (int) (position - windowStart);
        int copied = Math.min(count, window.length - from);
        System.arraycopy(window, from, target, offset, copied);
        position += copied;
        return copied;
    }

    @Override
    public void readFully(byte[] target, int offset, int count) throws IOException {
        int done = 0;
        while (done < count) {
            int copied = read(target, offset + done, count - done);
            if (copied < 0) {
                throw new EOFException("end of " + location + " at " + position);
            }
            done += copied;
        }
    }

    private void fetch(int wanted) throws IOException {
        long last = Math.min(length, position + wanted) - 1;
        try {
            window = client.getObjectAsBytes(request -> request.bucket(location.bucket())
                            .key(location.key())
                            .range("bytes=" + position + "-" + last))
                    .asByteArrayUnsafe();
            windowStart = position;
        } catch (SdkException e) {
            throw new IOException("cannot read " + location, e);
        }
        if (window.length == 0) {
            throw new EOFException("no bytes of " + location + " at " + position);
        }
    }
}
