package dev.onramp.notebooks.jupyter;

import dev.onramp.notebooks.NotebooksErrors;
import dev.onramp.notebooks.jupyter.NotebookOutcome.Executed;
import dev.onramp.notebooks.jupyter.NotebookOutcome.NoEnd;
import dev.onramp.notebooks.jupyter.NotebookOutcome.NotExecuted;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Jupyter's program that executes a notebook from top to bottom. Knows nothing of the user's own Jupyter: kernels and settings are those given. Thread-safe.
 */
public final class NbConvert implements AutoCloseable {
    private static final String PROGRAM = "jupyter-nbconvert";
    private static final int SHOWN_LINES = 15;

    private final Path program;
    private final Kernel kernel;
    private final Path folder;
    private final Duration atMost;
    private final Set<Process> running = ConcurrentHashMap.newKeySet();

    private NbConvert(Path program, Kernel kernel, Path folder, Duration atMost) {
        this.program = program;
        this.kernel = Objects.requireNonNull(kernel, "kernel");
        this.folder = Objects.requireNonNull(folder, "folder");
        this.atMost = Objects.requireNonNull(atMost, "atMost");
    }

    /** Where the program is, if it is on the PATH. */
    public static Optional<Path> installed() {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .map(each -> Path.of(each, PROGRAM))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * @param folder for what it writes: a folder that exists
     * @param atMost for one notebook
     * @throws dev.onramp.config.OnrampException ONR-N009 when Jupyter is not installed
     */
    public static NbConvert of(Kernel kernel, Path folder, Duration atMost) {
        return new NbConvert(requireInstalled(), kernel, folder, atMost);
    }

    /** @throws dev.onramp.config.OnrampException ONR-N009 when Jupyter is not installed */
    public static Path requireInstalled() {
        return installed().orElseThrow(() -> NotebooksErrors.noJupyter(PROGRAM));
    }

    /** Executes one notebook; the file itself stays as it is. */
    public NotebookOutcome execute(Path notebook) throws IOException, InterruptedException {
        NotebookFile source = NotebookFile.read(notebook);
        Path log = folder.resolve(source.name() + ".log");
        Process process = builder(notebook).redirectOutput(log.toFile()).start();
        running.add(process);
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                return new NoEnd(source.name(), atMost);
            }
            Path result = folder.resolve(source.name());
            if (process.exitValue() != 0 || !Files.isRegularFile(result)) {
                return new NotExecuted(
                        source.name(), "jupyter-nbconvert ended with " + process.exitValue() + ":\n" + end(log));
            }
            return outcome(NotebookFile.read(result), result);
        } finally {
            stop(process);
            running.remove(process);
        }
    }

    /** Ends what still runs, kernels included. */
    @Override
    public void close() {
        running.forEach(NbConvert::stop);
    }

    private static NotebookOutcome outcome(NotebookFile executed, Path result) {
        if (executed.failure().isPresent()) {
            return executed.failure().get();
        }
        if (!executed.unexecuted().isEmpty()) {
            return new NotExecuted(executed.name(), "these cells have not run: " + executed.unexecuted());
        }
        return new Executed(executed.name(), result, executed.code().size());
    }

    private ProcessBuilder builder(Path notebook) {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        program.toString(),
                        "--to=notebook",
                        "--execute",
                        // Failures are read from the outputs: they say more than the program does.
                        "--allow-errors",
                        "--ExecutePreprocessor.kernel_name=" + Kernel.NAME,
                        "--ExecutePreprocessor.timeout=" + atMost.toSeconds(),
                        "--ExecutePreprocessor.record_timing=False",
                        "--output-dir=" + folder.toAbsolutePath(),
                        notebook.toAbsolutePath().toString()))
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put("JUPYTER_PATH", kernel.jupyterPath().toAbsolutePath().toString());
        environment.put("JUPYTER_NO_CONFIG", "1");
        List.of("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")
                .forEach(each -> environment.put(
                        each, folder.resolve(each.toLowerCase(Locale.ROOT)).toString()));
        return builder;
    }

    private static void stop(Process process) {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private static String end(Path log) throws IOException {
        List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    }
}
