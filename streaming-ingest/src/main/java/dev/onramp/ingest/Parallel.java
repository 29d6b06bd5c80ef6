package dev.onramp.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs pieces of work side by side, on threads made for them: these inherit what Spark keeps for the calling thread, its job group above all. */
public final class Parallel {
    private Parallel() {}

    /** Returns when all are done; the first failure, in the order given, is thrown after the others were told to stop. */
    public static void run(int threads, List<Runnable> work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            work.forEach(each -> running.add(pool.submit(each)));
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped in the middle of the work", e);
        } finally {
            pool.shutdownNow();
        }
    }
}
