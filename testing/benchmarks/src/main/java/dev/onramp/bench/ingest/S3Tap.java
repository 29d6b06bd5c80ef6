package dev.onramp.bench.ingest;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a contestant and S3 and counts. Every byte passes unchanged (signatures stay good); of requests it reads the heads alone. Thread-safe.
 */
final class S3Tap implements AutoCloseable {
    private static final int BUFFER = 64 << 10;

    private final URI target;
    private final ServerSocket server;
    private final AtomicLong reads = new AtomicLong();
    private final AtomicLong writes = new AtomicLong();
    private final AtomicLong bytesUp = new AtomicLong();
    private final AtomicLong bytesDown = new AtomicLong();

    /**
     * @param reads requests that change nothing: GET (listings too) and HEAD
     * @param writes all others
     * @param bytesUp of requests, heads included
     * @param bytesDown of replies, heads included
     */
    record Traffic(long reads, long writes, long bytesUp, long bytesDown) {
        Traffic since(Traffic earlier) {
            return new Traffic(
                    reads - earlier.reads,
                    writes - earlier.writes,
                    bytesUp - earlier.bytesUp,
                    bytesDown - earlier.bytesDown);
        }
    }

    /** Listens on a port of its own on the loopback address. */
    S3Tap(URI target) {
        this.target = target;
        try {
            server = new ServerSocket();
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon("s3-tap", this::accept);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    Traffic traffic() {
        return new Traffic(reads.get(), writes.get(), bytesUp.get(), bytesDown.get());
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket store = new Socket(target.getHost(), target.getPort());
                client.setTcpNoDelay(true);
                store.setTcpNoDelay(true);
                daemon("s3-tap-up", () -> pump(client, store, bytesUp, new RequestHeads(this::count)));
                daemon("s3-tap-down", () -> pump(store, client, bytesDown, null));
            } catch (IOException closedOrRefused) {
                // The client sees a closed connection and tries again.
                continue;
            }
        }
    }

    private void count(String method) {
        (method.equals("GET") || method.equals("HEAD") ? reads : writes).incrementAndGet();
    }

    private static void pump(Socket from, Socket to, AtomicLong bytes, @Nullable RequestHeads heads) {
        byte[] buffer = new byte[BUFFER];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = new BufferedOutputStream(to.getOutputStream(), BUFFER)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                out.flush();
                bytes.addAndGet(read);
                if (heads != null) {
                    heads.read(buffer, read);
                }
            }
        } catch (IOException endOfConnection) {
            // Either side may end it at any time.
            return;
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
