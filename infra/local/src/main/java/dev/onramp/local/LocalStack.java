package dev.onramp.local;

import dev.onramp.config.Settings;
import dev.onramp.local.component.Component;
import dev.onramp.local.component.Site;
import dev.onramp.local.data.DataFolder;
import dev.onramp.local.data.StackLock;
import dev.onramp.local.process.PidRecord;
import dev.onramp.local.process.Termination;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The embedded stack of one data folder. Every server is a process of its own that outlives this object and the process that uses it; all
 * state lies in the data folder, so any number of these objects, in any number of processes, see the same stack. Thread-safe: starting and
 * stopping exclude each other by a lock in the data folder.
 *
 * <p>Everything listens on 127.0.0.1 alone.
 */
public final class LocalStack implements AutoCloseable {
    private final Path home;
    private final Settings given;
    private final DataFolder folder;
    private final Optional<Thread> atExit;

    private LocalStack(Path home, Settings given, boolean temporary) {
        this.home = home.toAbsolutePath().normalize();
        this.given = given;
        this.folder = new DataFolder(Path.of(given.root().getString("onramp.data-dir")));
        this.atExit = temporary ? Optional.of(new Thread(this::wipeQuietly, "onramp-stack-exit")) : Optional.empty();
        atExit.ifPresent(Runtime.getRuntime()::addShutdownHook);
    }

    /**
     * The stack of the settings' {@code data-dir}. Starts and writes nothing yet.
     *
     * @param home the installation: the repository's root with built modules
     * @throws dev.onramp.config.OnrampException ONR-L002, ONR-L003 when the folder is not a data folder of this version
     */
    public static LocalStack open(Path home, Settings settings) {
        LocalStack stack = new LocalStack(home, settings, false);
        stack.folder.check();
        return stack;
    }

    /**
     * For tests: a stack of its own in a fresh folder, on ports of its own, with these services and what they need running. Closing it (or the
     * end of this process) stops it and removes everything. The home is the system property {@code onramp.home}, else the parent folder
     * that holds the repository.
     */
    public static LocalStack temporary(Service... services) {
        return temporary(TemporaryStack.settings(), services);
    }

    /** The same, with some settings that are the test's own. */
    public static LocalStack temporary(Map<String, String> overrides, Service... services) {
        return temporary(TemporaryStack.settings().with(overrides), services);
    }

    /** The same with settings of the test's own; see {@link TemporaryStack#settings()} for what they start from. */
    static LocalStack temporary(Settings settings, Service... services) {
        LocalStack stack = new LocalStack(TemporaryStack.home(), settings, true);
        try {
            stack.up(services.length == 0 ? Set.of() : EnumSet.copyOf(List.of(services)), StackListener.SILENT);
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /**
     * Starts what of these, and of what they need, does not run; in parallel where they do not need each other. Returns when a real query
     * answers on each. Repeating it is harmless.
     *
     * @throws dev.onramp.config.OnrampException ONR-L…; what did start keeps running
     */
    public StackStatus up(Set<Service> services, StackListener listener) {
        List<Component> wanted = Components.withNeeds(services);
        folder.open();
        try (StackLock lock = lock(listener)) {
            wanted.forEach(new Starter(site(), listener)::sweep);
            Site site = Sites.arranged(home, folder, given, wanted, listener);
            Starter starter = new Starter(site, listener);
            Waves.forward(Obstacles.without(wanted, site, listener), starter::start);
        }
        return status();
    }

    /** What runs now. Asks the operating system, not the servers; takes milliseconds. */
    public StackStatus status() {
        return StatusReport.of(site());
    }

    /** Stops one service; those that need it go on and miss it. Harmless when it does not run. */
    public void stop(Service service, StackListener listener) {
        folder.check();
        if (folder.exists()) {
            try (StackLock lock = lock(listener)) {
                new Starter(site(), listener).stop(Components.of(service));
            }
        }
    }

    /** Stops all; the state stays. Harmless when nothing runs. */
    public void down() {
        down(StackListener.SILENT);
    }

    /** The same, telling what it stops. */
    public void down(StackListener listener) {
        folder.check();
        if (folder.exists()) {
            try (StackLock lock = lock(listener)) {
                stopAll(listener);
            }
        }
    }

    /**
     * Stops all, then removes the data folder.
     *
     * @throws dev.onramp.config.OnrampException ONR-L002 when the folder is not a data folder; nothing is touched
     */
    public void wipe() {
        wipe(StackListener.SILENT);
    }

    /** The same, telling what it stops. */
    public void wipe(StackListener listener) {
        folder.check();
        if (folder.exists()) {
            try (StackLock lock = lock(listener)) {
                stopAll(listener);
                folder.remove();
            }
        }
    }

    /** The settings with the endpoints really in use. */
    public Settings settings() {
        return site().settings();
    }

    /**
     * Ends a service as a crash would: SIGKILL to its leading process. For fault tests.
     *
     * @throws IllegalStateException when it does not run
     */
    public void kill(Service service) {
        PidRecord victim = new Running(site())
                .alive(service)
                .orElseThrow(() -> new IllegalStateException(service.text() + " does not run"));
        try {
            Termination.kill(victim.identity());
        } catch (IOException e) {
            throw LocalErrors.unreadable(folder.path(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LocalErrors.notStopped(service, e);
        }
    }

    /** A temporary stack is stopped and removed; any other goes on. */
    @Override
    public void close() {
        atExit.ifPresent(hook -> {
            wipe();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException exitHasBegun) {
                // The hook finds nothing left to do.
                return;
            }
        });
    }

    private Site site() {
        return Sites.remembered(home, folder, given);
    }

    private void stopAll(StackListener listener) {
        Starter starter = new Starter(site(), listener);
        Waves.backward(Components.all(), starter::stop);
    }

    private StackLock lock(StackListener listener) {
        Duration patience = given.section("local").getDuration("start-timeout").multipliedBy(2);
        return StackLock.take(
                folder.path().resolve("run").resolve("lock"),
                patience,
                () -> listener.notice("another command is starting or stopping this stack; waiting for it"));
    }

    private void wipeQuietly() {
        try {
            wipe();
        } catch (RuntimeException nobodyIsLeftToTell) {
            Runtime.getRuntime().halt(1);
        }
    }
}
