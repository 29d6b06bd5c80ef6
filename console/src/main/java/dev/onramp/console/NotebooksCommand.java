package dev.onramp.console;

import dev.onramp.config.Settings;
import dev.onramp.local.LocalStack;
import dev.onramp.local.Service;
import dev.onramp.notebooks.jupyter.Kernel;
import dev.onramp.notebooks.jupyter.NbConvert;
import dev.onramp.notebooks.jupyter.NotebookFile;
import dev.onramp.notebooks.jupyter.NotebookOutcome;
import dev.onramp.notebooks.jupyter.NotebookRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "notebooks",
        description = {
            "Executes the notebooks from top to bottom, on the running stack, else on one of their own with seeded changes.",
            "Exit code 1: a cell failed; which, with what, and why is printed."
        },
        mixinStandardHelpOptions = true)
final class NotebooksCommand implements Callable<Integer> {
    private static final Duration AT_MOST = Duration.ofMinutes(3);

    @Mixin
    private Context context = new Context();

    @Parameters(arity = "0..*", paramLabel = "NOTEBOOK", description = "Files; default: all of the folder notebooks.")
    private List<Path> files = List.of();

    @Option(names = "--write", description = "Write the outputs into the notebooks when all have succeeded.")
    private boolean write;

    @Option(
            names = "--prepare",
            description =
                    "Execute nothing: only set up the kernel for the running stack, and say how to start Jupyter.")
    private boolean prepare;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Context.home().resolve("notebooks");
        List<Path> notebooks = files.isEmpty() ? NotebookRun.notebooks(folder) : files;
        Path work = Files.createDirectories(folder.resolve("target").resolve("jupyter"));
        try (LocalStack running = context.stack()) {
            if (prepare) {
                return prepared(Kernel.write(Context.home(), running.settings(), work), folder);
            }
            NbConvert.requireInstalled();
            notebooks.forEach(NotebookFile::read);
            if (running.status().running(Service.TRINO)) {
                return execute(notebooks, running.settings(), work);
            }
        }
        try (NotebookStack own = NotebookStack.start(spec.commandLine().getErr())) {
            return execute(notebooks, own.settings(), work);
        }
    }

    private int prepared(Kernel kernel, Path folder) {
        spec.commandLine().getOut().printf("JUPYTER_PATH=%s jupyter notebook %s%n", kernel.jupyterPath(), folder);
        return ExitCode.OK;
    }

    private int execute(List<Path> notebooks, Settings settings, Path work) throws IOException, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        Path results = Files.createDirectories(work.resolve("executed"));
        Kernel kernel = Kernel.write(Context.home(), settings, work);
        List<NotebookOutcome> outcomes;
        try (NbConvert program = NbConvert.of(kernel, results, AT_MOST)) {
            Runtime.getRuntime().addShutdownHook(new Thread(program::close, "notebooks-stop"));
            outcomes = new NotebookRun(program).execute(notebooks, each -> tell(each, err));
        }
        boolean allRan = outcomes.stream().allMatch(NotebookOutcome.Executed.class::isInstance);
        if (allRan && write) {
            for (int i = 0; i < notebooks.size(); i++) {
                Path result = ((NotebookOutcome.Executed) outcomes.get(i)).result();
                NotebookFile.publish(result, notebooks.get(i));
            }
        }
        return allRan ? ExitCode.OK : ExitCode.FAILED;
    }

    private static void tell(NotebookOutcome outcome, PrintWriter err) {
        if (outcome instanceof NotebookOutcome.Executed ran) {
            err.printf(Locale.ROOT, "%s: %d cells ran%n", ran.notebook(), ran.cells());
        } else if (outcome instanceof NotebookOutcome.CellFailed failed) {
            err.print(failed.text());
        } else if (outcome instanceof NotebookOutcome.NoEnd late) {
            err.printf(
                    Locale.ROOT,
                    "%s: no end after %d s%n",
                    late.notebook(),
                    late.atMost().toSeconds());
        } else if (outcome instanceof NotebookOutcome.NotExecuted not) {
            err.printf("%s: %s%n", not.notebook(), not.reason());
        }
        err.flush();
    }
}
