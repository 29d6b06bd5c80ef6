package dev.onramp.bench;

import dev.onramp.bench.ingest.IngestBenchCommand;
import dev.onramp.bench.onramp.OnrampBenchCommand;
import dev.onramp.bench.views.ViewsBenchCommand;
import dev.onramp.config.OnrampException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code onramp bench}: the report goes to stdout, progress to stderr. Exit codes: 0 ok, 1 failed or with void runs, 2 usage. */
@Command(
        name = "onramp bench",
        description =
                "Measures the pipeline beside its bounds, on a stack of its own. The figures of a release stand in"
                        + " docs/benchmarks.md.",
        mixinStandardHelpOptions = true,
        subcommands = {OnrampBenchCommand.class, IngestBenchCommand.class, ViewsBenchCommand.class})
public final class BenchMain implements Runnable {
    @Spec
    private CommandSpec spec;

    private BenchMain() {}

    public static void main(String[] args) {
        CommandLine line = new CommandLine(new BenchMain());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, failed, parsed) -> {
            if (failure instanceof OnrampException known) {
                failed.getErr().println(known.getMessage());
                return CommandLine.ExitCode.SOFTWARE;
            }
            throw failure;
        });
        System.exit(line.execute(args));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing benchmark");
    }
}
