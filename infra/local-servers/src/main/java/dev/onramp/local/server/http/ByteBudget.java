package dev.onramp.local.server.http;

import java.util.concurrent.Semaphore;

/** How many bytes of bodies may be in memory at once. Thread-safe. */
final class ByteBudget {
    private final int total;
    private final Semaphore free;

    ByteBudget(long total) {
        this.total = (int) Math.min(Math.max(total, 1), Integer.MAX_VALUE);
        this.free = new Semaphore(this.total);
    }

    /** Takes some bytes if they are free; a body larger than the whole budget takes all of it. */
    boolean take(int bytes) {
        return free.tryAcquire(Math.min(bytes, total));
    }

    void giveBack(int bytes) {
        free.release(Math.min(bytes, total));
    }
}
