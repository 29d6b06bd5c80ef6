package dev.onramp.console;

import dev.onramp.local.LocalStack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "down", description = "Stops the stack. What it stored stays.", mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {
    @Mixin
    private Context context = new Context();

    @Option(names = "--wipe", description = "Also remove everything it stored.")
    private boolean wipe;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        StackProgress progress = new StackProgress(spec.commandLine().getErr());
        try (LocalStack stack = context.stack()) {
            if (wipe) {
                stack.wipe(progress);
            } else {
                stack.down(progress);
            }
        }
        return ExitCode.OK;
    }
}
