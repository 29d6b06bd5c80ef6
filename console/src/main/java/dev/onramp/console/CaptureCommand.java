package dev.onramp.console;

import dev.onramp.local.Foreground;
import dev.onramp.local.LocalStack;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "capture",
        description =
                "Publishes the changes of a PostgreSQL database to the raw topics until Ctrl-C; a later start goes on where it ended. See docs/capture.md.",
        mixinStandardHelpOptions = true)
final class CaptureCommand implements Callable<Integer> {
    @Mixin
    private Context context = new Context();

    @ArgGroup
    private Action action = new Action();

    /** At most one of them. */
    static final class Action {
        @Option(
                names = "--check",
                description = "Only say whether the database can be captured, and what to run there if not.")
        private boolean check;

        @Option(
                names = "--start-over",
                description = "Forget how far earlier runs came: send all rows anew, after a truncate of each table.")
        private boolean startOver;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<String> arguments = new ArrayList<>();
        if (action.check) {
            arguments.add("--check");
        }
        if (action.startOver) {
            arguments.add("--start-over");
        }
        try (LocalStack stack = context.stack()) {
            return Foreground.run(
                    Context.home(),
                    stack.settings(),
                    "database-capture",
                    "dev.onramp.capture.CaptureMain",
                    List.of("-Xmx" + stack.settings().section("local").getString("heap.capture")),
                    arguments);
        }
    }
}
