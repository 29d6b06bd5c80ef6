package dev.onramp.console;

import dev.onramp.config.OnrampException;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. Data goes to stdout, messages to stderr; {@link ExitCode} lists the exit codes. */
@Command(
        name = "onramp",
        description = "Change data capture into canonical data products, a lakehouse, an operational store and views.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            DownCommand.class,
            StatusCommand.class,
            GenerateCommand.class,
            PublishCommand.class,
            CaptureCommand.class,
            ProducerCommand.class,
            SqlCommand.class,
            VerifyCommand.class,
            DlqCommand.class,
            OffRampCommand.class,
            ReplayCommand.class,
            MaintainCommand.class,
            ModelCommand.class,
            ViewsCommand.class,
            ContractsCommand.class,
            LineageCommand.class,
            NotebooksCommand.class,
            ArchiveCommand.class,
            ConfigCommand.class,
        })
public final class Onramp implements Runnable {
    @Spec
    private CommandSpec spec;

    Onramp() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Onramp());
        line.addSubcommand("completion", new GenerateCompletion());
        // What follows is the benchmark's own, options too.
        line.addSubcommand("bench", new CommandLine(new BenchCommand()).setUnmatchedOptionsArePositionalParams(true));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        line.setExecutionExceptionHandler((failure, failed, parsed) -> {
            if (failure instanceof OnrampException known) {
                failed.getErr().println(known.getMessage());
                return ExitCode.of(known);
            }
            throw failure;
        });
        return line;
    }

    /** Without a subcommand there is nothing to do: that is a usage error. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }
}
