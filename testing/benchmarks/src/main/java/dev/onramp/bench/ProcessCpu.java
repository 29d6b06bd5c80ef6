package dev.onramp.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** CPU time of processes, user and system, as Linux counts it in {@code /proc}: in steps of 10 ms. */
public final class ProcessCpu {
    /** Linux tells programs of this many ticks a second, whatever the kernel counts. */
    private static final double TICKS_PER_SECOND = 100;

    private ProcessCpu() {}

    /**
     * What the process and those of its children that have ended have used since their start.
     *
     * @throws UncheckedIOException when there is no such process
     */
    public static double seconds(long pid) {
        try {
            return seconds(Files.readString(Path.of("/proc", Long.toString(pid), "stat")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The program's name in parentheses may hold anything; fields count from the last one. */
    static double seconds(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Arrays.stream(fields, 11, 15).mapToLong(Long::parseLong).sum() / TICKS_PER_SECOND;
    }

    /** The words of its command line. */
    public static List<String> commandLine(long pid) {
        try {
            return List.of(Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"))
                    .split("\0"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
