package dev.onramp.console;

import dev.onramp.local.LocalStack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        description = "Shows every service: state, endpoint with what a client needs, process ids, memory, log.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private Context context = new Context();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (LocalStack stack = context.stack()) {
            StatusTable.print(stack.status(), json, spec.commandLine().getOut());
        }
        return ExitCode.OK;
    }
}
