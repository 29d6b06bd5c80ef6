package dev.onramp.ingest.stream;

import dev.onramp.config.OnrampException;
import dev.onramp.config.ServiceArguments;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.TestEntities;
import dev.onramp.ingest.spark.SparkSessions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The application on a thread of its own in this process. */
final class RunningIngest implements AutoCloseable {
    private final IngestApplication application;
    private final Thread thread;
    private volatile Optional<OnrampException> failure = Optional.empty();

    RunningIngest(IngestSettings settings, Optional<Path> ready) {
        SparkSessions.open(settings);
        application = new IngestApplication(
                settings, TestEntities.BOTH, new ServiceArguments(Optional.empty(), ready)::announceReady);
        thread = new Thread(() -> {
            try {
                application.run();
            } catch (OnrampException e) {
                failure = Optional.of(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.start();
    }

    /** What the application says when it ends by itself. */
    String awaitFailure(Duration patience) throws InterruptedException {
        thread.join(patience.toMillis());
        return failure.map(OnrampException::getMessage).orElse("no failure; alive: " + thread.isAlive());
    }

    @Override
    public void close() throws InterruptedException {
        application.stop();
        thread.join();
        application.close();
    }
}
