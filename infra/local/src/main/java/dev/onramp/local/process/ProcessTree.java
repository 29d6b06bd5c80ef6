package dev.onramp.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A process of the stack with everything it started. Every process of ours leads a session of its own, so what it started is found even
 * after it died; a process counts as ours only while its working directory lies below the data folder.
 */
public final class ProcessTree {
    private static final Path PROC = Path.of("/proc");

    private ProcessTree() {}

    /** The leader, if it lives, first; then its descendants and the survivors of its session. */
    public static List<ProcessIdentity> of(ProcessIdentity leader, Path dataDir) {
        Set<ProcessIdentity> found = new LinkedHashSet<>();
        if (leader.alive()) {
            found.add(leader);
            ProcessHandle.of(leader.pid()).stream()
                    .flatMap(ProcessHandle::descendants)
                    .flatMap(each -> ProcessIdentity.of(each.pid()).stream())
                    .forEach(found::add);
        }
        found.addAll(session(leader.pid(), dataDir));
        return List.copyOf(found);
    }

    /** Memory in use in MiB, summed over the processes; shared pages count once for each. 0 where the system does not say. */
    public static long rssMib(List<ProcessIdentity> processes) {
        return processes.stream().mapToLong(each -> rssKib(each.pid())).sum() / 1024;
    }

    private static List<ProcessIdentity> session(long leader, Path dataDir) {
        if (!Files.isDirectory(PROC.resolve("self"))) {
            return List.of();
        }
        List<ProcessIdentity> members = new ArrayList<>();
        try (Stream<Path> entries = Files.list(PROC)) {
            entries.map(each -> each.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .map(Long::valueOf)
                    .filter(pid -> ProcStat.read(pid)
                            .filter(stat -> !stat.dead() && stat.session() == leader)
                            .isPresent())
                    .filter(pid -> worksBelow(pid, dataDir))
                    .flatMap(pid -> ProcessIdentity.of(pid).stream())
                    .forEach(members::add);
        } catch (IOException e) {
            return List.of();
        }
        return members;
    }

    /** Whether the working directory of a process lies there; false where the system does not say. */
    public static boolean worksBelow(long pid, Path dataDir) {
        try {
            return Files.readSymbolicLink(PROC.resolve(Long.toString(pid)).resolve("cwd"))
                    .startsWith(dataDir.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    private static long rssKib(long pid) {
        try (Stream<String> lines = Files.lines(PROC.resolve(Long.toString(pid)).resolve("status"))) {
            Optional<String> line =
                    lines.filter(each -> each.startsWith("VmRSS:")).findFirst();
            return line.map(each -> Long.parseLong(each.replaceAll("[^0-9]", "")))
                    .orElse(0L);
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0;
        }
    }
}
