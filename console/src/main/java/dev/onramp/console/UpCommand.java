package dev.onramp.console;

import dev.onramp.config.Settings;
import dev.onramp.local.LocalStack;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "up",
        description =
                "Starts what does not run yet: servers, pipeline, views. Returns when each answers a real query. Twice is harmless.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
    @Mixin
    private Context context = new Context();

    @Option(names = "--json", description = "Print the status as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Settings settings = context.settings();
        try (LocalStack stack = LocalStack.open(Context.home(), settings)) {
            new Platform(stack, context.model(settings)).up(new StackProgress(err));
            StatusTable.print(stack.status(), json, spec.commandLine().getOut());
        }
        return ExitCode.OK;
    }
}
