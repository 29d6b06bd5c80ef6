package dev.onramp.local.server.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The JVMs of one function and the bounded queue before them. Thread-safe. */
final class FunctionPool implements AutoCloseable {
    private final FunctionDefinition function;
    private final BlockingQueue<Invocation> queue;
    private final FunctionMetrics metrics = new FunctionMetrics();
    private final List<FunctionInstance> instances = new ArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "function-timer");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param stateDirectory where logs and process ids of the function are kept; made when absent
     */
    FunctionPool(FunctionDefinition function, String region, Path stateDirectory) throws IOException {
        this.function = function;
        this.queue = new ArrayBlockingQueue<>(function.maxQueued());
        Files.createDirectories(stateDirectory);
        for (int number = 0; number < function.instances(); number++) {
            instances.add(new FunctionInstance(function, number, region, stateDirectory, queue, timer));
        }
    }

    /** What it has been asked to do so far. */
    FunctionMetrics metrics() {
        return metrics;
    }

    void start() {
        instances.forEach(FunctionInstance::start);
    }

    FunctionDefinition function() {
        return function;
    }

    /** Queues an invocation; false when the queue is full. */
    boolean submit(Invocation invocation) {
        return queue.offer(invocation);
    }

    /** Takes an invocation back that no JVM has taken yet; false when one has. */
    boolean withdraw(Invocation invocation) {
        return queue.remove(invocation);
    }

    @Override
    public void close() throws InterruptedException {
        for (FunctionInstance instance : instances) {
            instance.close();
        }
        timer.shutdownNow();
        for (Invocation left = queue.poll(); left != null; left = queue.poll()) {
            left.end(FunctionError.unreachable(left.requestId()));
        }
    }
}
