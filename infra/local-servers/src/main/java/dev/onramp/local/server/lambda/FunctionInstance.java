package dev.onramp.local.server.lambda;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one function JVM running: starts it, and starts it again with growing pauses whenever it ends. Thread-safe. */
final class FunctionInstance implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FunctionInstance.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final FunctionDefinition function;
    private final String region;
    private final Path directory;
    private final Path log;
    private final StaleFunction record;
    private final BlockingQueue<Invocation> queue;
    private final ScheduledExecutorService timer;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread keeper;
    private volatile @Nullable Process process;

    FunctionInstance(
            FunctionDefinition function,
            int number,
            String region,
            Path stateDirectory,
            BlockingQueue<Invocation> queue,
            ScheduledExecutorService timer) {
        this.function = function;
        this.region = region;
        this.directory = stateDirectory.resolve("task");
        this.log = stateDirectory.resolve(function.name() + "-" + number + ".log");
        this.record = new StaleFunction(stateDirectory.resolve(function.name() + "-" + number + ".pid"));
        this.queue = queue;
        this.timer = timer;
        this.keeper = new Thread(this::keepRunning, "function-" + function.name() + "-" + number);
    }

    void start() {
        record.end();
        keeper.start();
    }

    @Override
    public void close() throws InterruptedException {
        closing.countDown();
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
        }
        keeper.join();
    }

    private void keepRunning() {
        Duration pause = FIRST_PAUSE;
        try {
            while (closing.getCount() > 0) {
                boolean startedWell = runOnce();
                pause = startedWell ? FIRST_PAUSE : min(pause.multipliedBy(2), LONGEST_PAUSE);
                if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs one JVM to its end; true when it had come to ask for events. */
    private boolean runOnce() throws InterruptedException {
        try (RuntimeSession session = new RuntimeSession(function, region, LogTail.Mark.endOf(log), queue, timer)) {
            Process jvm = FunctionProcess.start(function, region, session.address(), directory, log);
            process = jvm;
            session.started(jvm);
            record.remember(jvm.toHandle());
            if (closing.getCount() == 0) {
                jvm.destroyForcibly();
            }
            int status = jvm.waitFor();
            record.forget();
            session.close();
            account(session, status);
            return session.asked();
        } catch (IOException e) {
            LOG.error("cannot start function {}: {}", function.name(), e.toString());
            Process jvm = process;
            if (jvm != null) {
                jvm.destroyForcibly();
            }
            failOneWaiting(e.toString());
            return false;
        }
    }

    /** Answers the invocation that the JVM took with it: the one in its hands, or the first that waited for a start that failed. */
    private void account(RuntimeSession session, int status) {
        if (closing.getCount() > 0) {
            LOG.warn("function {} ended with status {}; its log is {}", function.name(), status, log);
        }
        session.current().ifPresent(held -> held.end(FunctionError.exited(held.requestId(), status)));
        if (!session.asked()) {
            Invocation waiting = queue.poll();
            if (waiting != null) {
                waiting.end(session.startFailure().orElseGet(() -> FunctionError.exited(waiting.requestId(), status)));
            }
        }
    }

    private void failOneWaiting(String why) {
        Invocation waiting = queue.poll();
        if (waiting != null) {
            LOG.warn("invocation {} fails with the start: {}", waiting.requestId(), why);
            waiting.end(FunctionError.unreachable(waiting.requestId()));
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
