package dev.onramp.console;

import dev.onramp.local.Foreground;
import dev.onramp.local.LocalStack;
import dev.onramp.local.component.JavaProgram;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "maintain",
        description = {
            "Keeps the lake's tables fast to read: writes small files together, sorted; checkpoints; removes files"
                    + " that nobody needs.",
            "Runs beside the ingest, which does the same on a schedule, and gives way to it. See docs/operations.md."
        },
        mixinStandardHelpOptions = true)
final class MaintainCommand implements Callable<Integer> {
    @Mixin
    private Context context = new Context();

    @Option(
            names = "--entity",
            paramLabel = "NAME",
            description = "Only this entity's tables. May be given several times.")
    private List<String> entities = new ArrayList<>();

    @Option(
            names = "--retain",
            paramLabel = "DURATION",
            converter = AgeConverter.class,
            description = "Keep removed files this long, such as 200h or 10d; default: ingest.maintenance.retention.")
    private java.time.@Nullable Duration retain;

    @Option(
            names = "--force",
            description = "Take a --retain below 168 hours. Readers and writers at work may lose their files.")
    private boolean force;

    @Option(names = "--dry-run", description = "Only say what would be done.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>();
        entities.forEach(each -> arguments.addAll(List.of("--entity", each)));
        if (retain != null) {
            arguments.addAll(List.of("--retain-hours", Long.toString(retain.toHours())));
        }
        if (force) {
            arguments.add("--force");
        }
        if (dryRun) {
            arguments.add("--dry-run");
        }
        if (json) {
            arguments.add("--json");
        }
        try (LocalStack stack = context.stack()) {
            List<String> options = new ArrayList<>(JavaProgram.ingestOptions(Context.home()));
            options.add("-Xmx" + stack.settings().section("local").getString("heap.maintain"));
            return Foreground.run(
                    Context.home(),
                    stack.settings(),
                    "streaming-ingest",
                    "dev.onramp.ingest.MaintainMain",
                    options,
                    arguments);
        }
    }
}
