package dev.onramp.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * One process and no other: its id with the moment of its birth, since the system uses ids again. Immutable.
 *
 * @param pid the process id
 * @param born opaque text, equal only for the same process
 */
public record ProcessIdentity(long pid, String born) {
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    public ProcessIdentity {
        Objects.requireNonNull(born, "born");
    }

    /** The live process that has this id now; a zombie is not alive. */
    public static Optional<ProcessIdentity> of(long pid) {
        if (Files.isReadable(BOOT_ID)) {
            return ProcStat.read(pid)
                    .filter(stat -> !stat.dead())
                    .map(stat -> new ProcessIdentity(pid, bootId() + "/" + stat.startTicks()));
        }
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(handle -> handle.info().startInstant())
                .map(start -> new ProcessIdentity(pid, Long.toString(start.toEpochMilli())));
    }

    /** Whether this very process still lives. */
    public boolean alive() {
        return of(pid).filter(this::equals).isPresent();
    }

    private static String bootId() {
        try {
            return Files.readString(BOOT_ID).strip();
        } catch (IOException e) {
            return "unknown-boot";
        }
    }
}
