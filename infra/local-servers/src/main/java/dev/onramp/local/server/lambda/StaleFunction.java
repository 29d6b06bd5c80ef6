package dev.onramp.local.server.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers a function's JVM in a file, so that the next endpoint ends it when this one was killed. A process id alone would not do: it may belong to
 * something else by then; so the start time must be the same too.
 */
final class StaleFunction {
    private static final Logger LOG = LoggerFactory.getLogger(StaleFunction.class);
    private final Path file;

    StaleFunction(Path file) {
        this.file = file;
    }

    /** Writes down a JVM that was just started. */
    void remember(ProcessHandle process) throws IOException {
        Files.writeString(
                file,
                process.pid() + " " + startOf(process).orElse(Instant.EPOCH).toEpochMilli());
    }

    /** The JVM has ended. */
    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("cannot delete {}: {}", file, e.toString());
        }
    }

    /** Ends the JVM that is written down, if it still runs. */
    void end() {
        written().ifPresent(process -> {
            LOG.warn("ending process {}, left over from an endpoint that was killed", process.pid());
            process.destroyForcibly();
            process.onExit().join();
        });
        forget();
    }

    private Optional<ProcessHandle> written() {
        try {
            String[] parts = Files.readString(file).trim().split(" ");
            long start = Long.parseLong(parts[1]);
            return ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(process -> startOf(process)
                            .map(Instant::toEpochMilli)
                            .filter(at -> at == start)
                            .isPresent());
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> startOf(ProcessHandle process) {
        return process.info().startInstant();
    }
}
