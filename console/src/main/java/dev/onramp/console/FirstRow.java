package dev.onramp.console;

import dev.onramp.config.OnrampException;
import dev.onramp.config.Settings;
import dev.onramp.views.trino.ResultColumn;
import dev.onramp.views.trino.RowSink;
import dev.onramp.views.trino.TrinoQuery;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** Waits, in the background, until a view has its first row. */
final class FirstRow {
    private static final long PAUSE_MILLIS = 1000;

    private final CompletableFuture<Long> seenAfterMillis = new CompletableFuture<>();
    private final AtomicBoolean wanted = new AtomicBoolean(true);

    /** @param view two-part name of a view of the model */
    FirstRow(Settings settings, String view) {
        long start = System.nanoTime();
        Thread thread = new Thread(() -> watch(TrinoQuery.of(settings), view, start), "first-row");
        thread.setDaemon(true);
        thread.start();
    }

    /** Seconds from the beginning of the wait to the first row; waits for it no longer than the rest of the run has taken. */
    double seconds() {
        wanted.set(false);
        return seenAfterMillis.join() / 1000.0;
    }

    private void watch(TrinoQuery query, String view, long start) {
        try {
            // Asked once more after it is no longer waited for, so that there is an answer when all rows are there.
            boolean last;
            do {
                last = !wanted.get();
                if (hasRows(query, view)) {
                    seenAfterMillis.complete((System.nanoTime() - start) / 1_000_000);
                    return;
                }
                Thread.sleep(PAUSE_MILLIS);
            } while (!last);
            seenAfterMillis.completeExceptionally(new IllegalStateException("no row in " + view));
        } catch (IOException | OnrampException e) {
            seenAfterMillis.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            seenAfterMillis.completeExceptionally(e);
        }
    }

    private static boolean hasRows(TrinoQuery query, String view) throws IOException {
        return query.run("SELECT 1 FROM " + view + " LIMIT 1", new RowSink() {
                            @Override
                            public void begin(List<ResultColumn> columns) {}

                            @Override
                            public void row(List<Object> values) {}

                            @Override
                            public void end() {}
                        })
                        .rows()
                > 0;
    }
}
