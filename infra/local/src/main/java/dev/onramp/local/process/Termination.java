package dev.onramp.local.process;

import dev.onramp.local.component.StopSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Ends processes of the stack. A process that is not the one remembered is never touched. */
public final class Termination {
    private static final Duration PATIENCE_AFTER_KILL = Duration.ofSeconds(5);

    private Termination() {}

    /** Asks the leader to end, waits, then kills it and whatever it left behind. */
    public static void end(ProcessIdentity leader, Path dataDir, StopSignal signal, Duration patience)
            throws InterruptedException, IOException {
        List<ProcessIdentity> tree = ProcessTree.of(leader, dataDir);
        if (leader.alive()) {
            signal(leader, signal.name());
            await(List.of(leader), patience);
        }
        sweep(tree);
        sweep(ProcessTree.of(leader, dataDir));
    }

    /** SIGKILL to the leader alone, as a crash would end it. */
    public static void kill(ProcessIdentity leader) throws InterruptedException, IOException {
        signal(leader, "KILL");
        await(List.of(leader), PATIENCE_AFTER_KILL);
    }

    private static void sweep(List<ProcessIdentity> survivors) throws InterruptedException, IOException {
        for (ProcessIdentity each : survivors) {
            signal(each, "KILL");
        }
        await(survivors, PATIENCE_AFTER_KILL);
    }

    private static void signal(ProcessIdentity process, String name) throws InterruptedException, IOException {
        if (process.alive()) {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }

    private static void await(List<ProcessIdentity> processes, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (processes.stream().anyMatch(ProcessIdentity::alive) && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
    }
}
