package dev.onramp.bench.ingest;

import java.util.Locale;
import java.util.function.Consumer;

/** Finds the requests in what a client of HTTP/1.1 sends over one connection. Used by one thread. */
final class RequestHeads {
    private static final int MOST_LINE = 16 << 10;

    private enum State {
        HEAD,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        TRAILER
    }

    private final Consumer<String> methods;
    private final StringBuilder line = new StringBuilder();
    private State state = State.HEAD;
    private String method = "";
    private long left;
    private boolean chunked;

    /** @param methods hears of the method of each request when its head is complete */
    RequestHeads(Consumer<String> methods) {
        this.methods = methods;
    }

    void read(byte[] bytes, int length) {
        int next = 0;
        while (next < length) {
            if (state == State.BODY || state == State.CHUNK) {
                int taken = (int) Math.min(left, length - next);
                next += taken;
                left -= taken;
                if (left == 0) {
                    state = state == State.BODY ? State.HEAD : State.CHUNK_SIZE;
                }
            } else if (bytes[next] == '\n') {
                next++;
                String text = line.toString().strip();
                line.setLength(0);
                take(text);
            } else {
                if (line.length() < MOST_LINE) {
                    line.append((char) (bytes[next] & 0xff));
                }
                next++;
            }
        }
    }

    private void take(String text) {
        switch (state) {
            case HEAD -> takeHead(text);
            case CHUNK_SIZE -> {
                long size = Long.parseLong(text.split(";", 2)[0].strip(), 16);
                left = size + 2;
                state = size == 0 ? State.TRAILER : State.CHUNK;
            }
            case TRAILER -> state = text.isEmpty() ? State.HEAD : State.TRAILER;
            case BODY, CHUNK -> throw new IllegalStateException("no lines in a body");
        }
    }

    private void takeHead(String text) {
        if (method.isEmpty()) {
            method = text.split(" ", 2)[0];
            left = 0;
            chunked = false;
        } else if (text.isEmpty()) {
            methods.accept(method);
            method = "";
            state = chunked ? State.CHUNK_SIZE : left > 0 ? State.BODY : State.HEAD;
        } else {
            String header = text.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                left = Long.parseLong(text.substring("content-length:".length()).strip());
            } else if (header.startsWith("transfer-encoding:") && header.contains("chunked")) {
                chunked = true;
            }
        }
    }
}
