package dev.onramp.local.process;

import dev.onramp.local.component.Command;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts processes that outlive the one that starts them, its terminal and Ctrl-C in it. */
public final class DetachedProcess {
    private DetachedProcess() {}

    /**
     * @param log standard output and error are appended to it
     * @return the running child; it leads a session of its own where {@code setsid} exists
     */
    public static Process start(Command command, LogFile log) throws IOException {
        Files.createDirectories(log.path().toAbsolutePath().getParent());
        log.guard();
        List<String> words = new ArrayList<>();
        // setsid and nohup replace themselves with the program, so the id stays that of the child.
        words.add(onPath("setsid").or(() -> onPath("nohup")).orElse("/usr/bin/nohup"));
        words.addAll(command.words());
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(command.workingDir().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
        // The stack's own files say all; the starter's environment must not reach into a process that outlives it.
        builder.environment().keySet().removeIf(name -> name.startsWith("ONRAMP_") || name.equals("CLASSPATH"));
        builder.environment().putAll(command.environment());
        return builder.start();
    }

    /** The first executable of that name on the search path. */
    public static Optional<String> onPath(String program) {
        for (String folder : Optional.ofNullable(System.getenv("PATH"))
                .orElse("/usr/bin:/bin")
                .split(File.pathSeparator)) {
            Path candidate = Path.of(folder).resolve(program);
            if (!folder.isEmpty() && Files.isExecutable(candidate)) {
                return Optional.of(candidate.toString());
            }
        }
        return Optional.empty();
    }
}
