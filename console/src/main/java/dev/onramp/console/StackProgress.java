package dev.onramp.console;

import dev.onramp.local.Service;
import dev.onramp.local.StackListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Tells a person what the stack does: one line per event. Thread-safe. */
final class StackProgress implements StackListener {
    private final PrintWriter out;
    private final Map<String, Meter> meters = new HashMap<>();

    StackProgress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void alreadyRunning(Service service) {
        say(service, "already runs");
    }

    @Override
    public synchronized void ready(Service service, Duration took) {
        closeMeters();
        say(service, String.format(Locale.ROOT, "ready in %.1f s", took.toMillis() / 1000.0));
    }

    @Override
    public void stopped(Service service) {
        say(service, "stopped");
    }

    @Override
    public synchronized void progress(Service service, String step, long done, long total) {
        meters.computeIfAbsent(service.text() + " " + step, name -> new Meter(name, "MB", 1_000_000, total, out))
                .reached(done);
    }

    @Override
    public synchronized void notice(String message) {
        out.println("note: " + message);
        out.flush();
    }

    private synchronized void say(Service service, String what) {
        out.printf(Locale.ROOT, "%-10s %s%n", service.text(), what);
        out.flush();
    }

    private void closeMeters() {
        meters.values().forEach(Meter::close);
        meters.clear();
    }
}
