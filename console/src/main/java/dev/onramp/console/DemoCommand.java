package dev.onramp.console;

import dev.onramp.config.Settings;
import dev.onramp.local.LocalStack;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description = {
            "The whole: starts everything, generates changes, waits until they are visible, proves them, shows some rows.",
            "Keeps running until Ctrl-C; what it stored stays."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private Context context = new Context();

    @Option(
            names = "--changes",
            paramLabel = "N",
            defaultValue = "10000",
            description = "How many; default: ${DEFAULT-VALUE}.")
    private long changes;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "42",
            description = "Seed of the changes; default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--exit", description = "Stop everything at the end instead of waiting for Ctrl-C.")
    private boolean exit;

    @Option(names = "--json", description = "Print the result as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        Settings settings = context.settings();
        try (LocalStack stack = LocalStack.open(Context.home(), settings)) {
            boolean ranBefore = stack.status().services().stream()
                    .anyMatch(each -> !each.pids().isEmpty());
            // Ctrl-C comes here too: what the demo has started, the demo stops.
            Thread stop = new Thread(() -> stack.down(new StackProgress(err)), "demo-stop");
            if (!ranBefore) {
                Runtime.getRuntime().addShutdownHook(stop);
            }
            DemoResult result = new Demo(stack, context.model(settings), err).run(changes, seed);
            PrintWriter out = spec.commandLine().getOut();
            out.print(json ? Json.text(result.asMap()) + "\n" : result.text());
            out.flush();
            if (!exit) {
                err.println(ranBefore ? "The stack goes on; ./onramp down stops it." : "Running; Ctrl-C stops it.");
                err.flush();
                if (!ranBefore) {
                    new CountDownLatch(1).await();
                }
            }
            return result.report().verdict().exitCode();
        }
    }
}
