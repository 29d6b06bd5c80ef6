package dev.onramp.local;

import java.time.Duration;

/** Hears what the stack does while it does it. Called from several threads at once; must not block for long. */
public interface StackListener {
    /** Hears nothing. */
    StackListener SILENT = new StackListener() {};

    default void starting(Service service) {}

    /** It was running before and answers. */
    default void alreadyRunning(Service service) {}

    /** It answers a real query, and what the pipeline expects in it exists. */
    default void ready(Service service, Duration took) {}

    default void stopped(Service service) {}

    /**
     * A long step of preparation moves on.
     *
     * @param done bytes done
     * @param total bytes in all; 0 where unknown
     */
    default void progress(Service service, String step, long done, long total) {}

    /** Something a person should know: a port stepped around, a service that cannot run here. */
    default void notice(String message) {}
}
