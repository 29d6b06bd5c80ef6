package dev.onramp.notebooks.jupyter;

import dev.onramp.notebooks.NotebooksErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Executes notebooks, two at a time, each in a kernel of its own. */
public final class NotebookRun {
    private static final int AT_ONCE = 2;

    private final NbConvert program;

    public NotebookRun(NbConvert program) {
        this.program = program;
    }

    /** The notebooks of a folder, in the order of their names. */
    public static List<Path> notebooks(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.toString().endsWith(".ipynb"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw NotebooksErrors.unreadable(folder, e);
        }
    }

    /**
     * Executes all, also after one has failed. One that comes to no end is executed once more: now and then a kernel does not hear what it is
     * sent (see {@link dev.onramp.notebooks.kernel.KernelMain}), and nobody can tell that from a cell that takes long.
     *
     * @param told is told each outcome when it is there, by one thread at a time; of a notebook that is executed twice both
     * @return the last outcomes, in the order of the notebooks
     */
    public List<NotebookOutcome> execute(List<Path> notebooks, Consumer<NotebookOutcome> told)
            throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<NotebookOutcome>> futures = notebooks.stream()
                    .map(each -> threads.submit(() -> {
                        NotebookOutcome outcome = program.execute(each);
                        if (outcome instanceof NotebookOutcome.NoEnd) {
                            synchronized (threads) {
                                told.accept(outcome);
                            }
                            outcome = program.execute(each);
                        }
                        synchronized (threads) {
                            told.accept(outcome);
                        }
                        return outcome;
                    }))
                    .toList();
            List<NotebookOutcome> outcomes = new ArrayList<>();
            for (Future<NotebookOutcome> each : futures) {
                outcomes.add(each.get());
            }
            return outcomes;
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            threads.shutdownNow();
            program.close();
        }
    }

    private static IOException failure(@Nullable Throwable cause) {
        if (cause instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        return cause instanceof IOException known ? known : new IOException(cause);
    }
}
