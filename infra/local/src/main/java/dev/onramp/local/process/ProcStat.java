package dev.onramp.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What Linux says of a process in {@code /proc/<pid>/stat}.
 *
 * @param state {@code R}, {@code S}, {@code Z}, ...
 * @param session process id of the session's leader
 * @param threads how many threads it has; those of a process that was killed end one by one
 * @param startTicks when it was born, in clock ticks since boot
 */
record ProcStat(char state, long session, long threads, long startTicks) {
    static Optional<ProcStat> read(long pid) {
        try {
            return parse(Files.readString(Path.of("/proc", Long.toString(pid), "stat")));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** The program's name in parentheses may hold anything, spaces and parentheses too; fields count from the last one. */
    static Optional<ProcStat> parse(String line) {
        String[] fields = line.substring(line.lastIndexOf(')') + 1).strip().split(" ");
        if (fields.length < 20) {
            return Optional.empty();
        }
        return Optional.of(new ProcStat(
                fields[0].charAt(0),
                Long.parseLong(fields[3]),
                Long.parseLong(fields[17]),
                Long.parseLong(fields[19])));
    }

    /** Whether all of it has ended. Its first thread may be a zombie while others still hold its ports and files. */
    boolean dead() {
        return (state == 'Z' || state == 'X') && threads <= 1;
    }
}
