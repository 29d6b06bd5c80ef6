package dev.onramp.views.trino;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a client and a real Trino, and is gone for good when one statement too many comes. */
final class DyingTrino implements AutoCloseable {
    private static final String STATEMENT = "POST /v1/statement";

    private final URI real;
    private final ServerSocket listening;
    private final AtomicInteger left;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /** @param statements how many are let through */
    DyingTrino(String jdbcUrl, int statements) throws IOException {
        this.real = URI.create(jdbcUrl.substring("jdbc:".length()));
        this.left = new AtomicInteger(statements);
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    String url() {
        return "jdbc:trino://127.0.0.1:" + listening.getLocalPort() + real.getPath();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Socket server = new Socket(real.getHost(), real.getPort());
                open.add(client);
                open.add(server);
                start(() -> copy(client, server));
                start(() -> copy(server, client));
            } catch (IOException closed) {
                close();
            }
        }
    }

    private void copy(Socket from, Socket to) {
        byte[] bytes = new byte[65536];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                // A request fits into one packet of the loopback, and one packet holds one request.
                if (new String(bytes, 0, Math.min(count, STATEMENT.length()), StandardCharsets.ISO_8859_1)
                                .equals(STATEMENT)
                        && left.getAndDecrement() <= 0) {
                    close();
                    return;
                }
                out.write(bytes, 0, count);
                out.flush();
            }
        } catch (IOException gone) {
            open.remove(from);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "dying-trino");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
