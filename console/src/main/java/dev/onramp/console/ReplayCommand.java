package dev.onramp.console;

import dev.onramp.config.Settings;
import dev.onramp.local.LocalStack;
import dev.onramp.model.CanonicalModel;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "replay",
        description = {
            "Rebuilds the lake and PostgreSQL from the raw archive alone, on topics of its own; canonical topics and their consumers notice nothing.",
            "Interrupted at any point, it is run again; onramp up goes on without it. Single dead letters: onramp dlq replay."
        },
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    @Mixin
    private Context context = new Context();

    @Option(names = "--all", description = "The whole archive; at present the only scope, and required.")
    private boolean all;

    @Option(
            names = "--drop",
            description = "Remove the entities' tables in lake and PostgreSQL first; else what is right in them stays.")
    private boolean drop;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "How long a store may stand still before the replay gives up; default: ${DEFAULT-VALUE}.")
    private long patienceSeconds;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (!all) {
            throw new ParameterException(spec.commandLine(), "Missing option: --all");
        }
        if (patienceSeconds < 1) {
            throw ConsoleErrors.badValue("--patience", Long.toString(patienceSeconds), "at least 1");
        }
        PrintWriter err = spec.commandLine().getErr();
        Settings given = context.settings();
        CanonicalModel model = context.model(given);
        try (LocalStack stack = LocalStack.open(Context.home(), given)) {
            ReplayRun run = new ReplayRun(given, stack, model, Duration.ofSeconds(patienceSeconds), err);
            ReplayResult result = drop ? run.afterDropping() : run.intoWhatIsThere();
            spec.commandLine().getOut().print(json ? Json.text(result.asMap()) + "\n" : result.text());
            spec.commandLine().getOut().flush();
        }
        return ExitCode.OK;
    }
}
