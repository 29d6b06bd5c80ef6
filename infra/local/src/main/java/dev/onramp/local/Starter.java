package dev.onramp.local;

import dev.onramp.config.OnrampException;
import dev.onramp.local.component.Component;
import dev.onramp.local.component.Site;
import dev.onramp.local.process.DetachedProcess;
import dev.onramp.local.process.LogFile;
import dev.onramp.local.process.PidRecord;
import dev.onramp.local.process.ProcessIdentity;
import dev.onramp.local.process.ProcessTree;
import dev.onramp.local.process.Termination;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Starts one component and waits until it answers. Used with the stack's lock held. */
final class Starter {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(400);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);
    private static final int LOG_LINES = 20;

    private final Site site;
    private final StackListener listener;
    private final Duration timeout;
    private final Running running;

    Starter(Site site, StackListener listener) {
        this.site = site;
        this.listener = listener;
        this.timeout = site.section("local").getDuration("start-timeout");
        this.running = new Running(site);
    }

    void start(Component component) {
        Service service = component.service();
        try {
            long begin = System.nanoTime();
            Optional<PidRecord> alive = running.alive(service);
            if (alive.isPresent() && alive.get().inputs().equals(Running.inputs(component, site))) {
                LogFile log = new LogFile(site.logFile(service));
                log.guard();
                await(component, alive.get().identity(), log.size(), Optional.empty());
                component.provision(site);
                listener.alreadyRunning(service);
                return;
            }
            clear(component);
            listener.starting(service);
            launch(component);
            component.provision(site);
            listener.ready(service, Duration.ofNanos(System.nanoTime() - begin));
        } catch (OnrampException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LocalErrors.notStarted(service, e);
        } catch (Exception e) {
            throw LocalErrors.notStarted(service, e);
        }
    }

    /** Ends what a process that is gone has left behind, so that nothing holds its ports. */
    void sweep(Component component) {
        if (running.alive(component.service()).isEmpty()) {
            try {
                clear(component);
            } catch (IOException e) {
                throw LocalErrors.unreadable(site.runDir(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw LocalErrors.notStopped(component.service(), e);
            }
        }
    }

    /** Ends what an earlier start left: a process with outdated endpoints, or the children of one that was killed. */
    private void clear(Component component) throws InterruptedException, IOException {
        Optional<PidRecord> old = running.runRecords().read(component.service());
        if (old.isPresent()) {
            Termination.end(old.get().identity(), site.dataDir(), component.stopSignal(), STOP_PATIENCE);
            running.runRecords().remove(component.service());
        }
    }

    private void launch(Component component) throws Exception {
        Service service = component.service();
        LogFile log = new LogFile(site.logFile(service));
        var command = component.prepare(site, listener);
        log.guard();
        long logStart = log.size();
        Process process = DetachedProcess.start(command, log);
        Optional<ProcessIdentity> identity = ProcessIdentity.of(process.pid());
        if (identity.isEmpty()) {
            throw LocalErrors.died(service, ended(process), log.path(), log.tail(logStart, LOG_LINES));
        }
        running.runRecords().write(service, new PidRecord(identity.get(), Running.inputs(component, site)));
        await(component, identity.get(), logStart, Optional.of(process));
    }

    private void await(Component component, ProcessIdentity identity, long logStart, Optional<Process> child)
            throws InterruptedException {
        LogFile log = new LogFile(site.logFile(component.service()));
        long deadline = System.nanoTime() + timeout.toNanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                component.probe(site);
                if (identity.alive()) {
                    return;
                }
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception notYet) {
                if (System.nanoTime() > deadline) {
                    throw LocalErrors.notReady(
                            component.service(), timeout, notYet, log.path(), log.tail(logStart, LOG_LINES));
                }
            }
            if (!identity.alive()) {
                String ended = child.map(Starter::ended).orElse("its process " + identity.pid() + " is gone");
                throw LocalErrors.died(component.service(), ended, log.path(), log.tail(logStart, LOG_LINES));
            }
            Thread.sleep(pause.toMillis());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private static String ended(Process process) {
        try {
            int code = process.waitFor();
            return code > 128 ? "it was ended by signal " + (code - 128) : "it ended with exit code " + code;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "it ended";
        }
    }

    /** Ends a component if its process lives, and forgets it. */
    void stop(Component component) {
        try {
            boolean lived = running.runRecords()
                    .read(component.service())
                    .filter(each ->
                            !ProcessTree.of(each.identity(), site.dataDir()).isEmpty())
                    .isPresent();
            clear(component);
            if (lived) {
                listener.stopped(component.service());
            }
        } catch (IOException e) {
            throw LocalErrors.unreadable(site.runDir(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LocalErrors.notStopped(component.service(), e);
        }
    }
}
