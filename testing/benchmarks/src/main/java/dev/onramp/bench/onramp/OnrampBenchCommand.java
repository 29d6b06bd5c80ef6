package dev.onramp.bench.onramp;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code onramp bench onramp}. */
@Command(
        name = "onramp",
        description =
                "A full raw topic until all canonical records are acknowledged, beside one invocation per record and"
                        + " beside the bound: parse, map and serialise in one loop.",
        mixinStandardHelpOptions = true)
public final class OnrampBenchCommand implements Callable<Integer> {
    private static final long QUICK_CHANGES = 40_000;
    private static final long QUICK_SINGLE = 200;

    @Option(names = "--changes", paramLabel = "N", defaultValue = "200000", description = "Default: ${DEFAULT-VALUE}.")
    private long changes;

    @Option(
            names = "--single-changes",
            paramLabel = "N",
            defaultValue = "2000",
            description = "For one invocation per record. Default: ${DEFAULT-VALUE}.")
    private long singleChanges;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "3", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "42", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--quick",
            description =
                    "One round of few changes, under a minute: shows that the benchmark works. Its times mean nothing.")
    private boolean quick;

    @Option(names = "--prices", paramLabel = "FILE", description = "Prices of AWS; default: the built-in ones.")
    private @Nullable Path prices;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A setting of the pipeline under test.")
    private Map<String, String> overrides = new LinkedHashMap<>();

    @Option(names = "--json", description = "Print the report as JSON instead of Markdown.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    OnrampBenchCommand() {}

    @Override
    public Integer call() throws Exception {
        OnrampBench.Plan plan = new OnrampBench.Plan(
                quick ? QUICK_CHANGES : changes,
                quick ? QUICK_SINGLE : singleChanges,
                quick ? 1 : rounds,
                seed,
                overrides,
                Prices.load(Optional.ofNullable(prices)));
        PrintWriter err = spec.commandLine().getErr();
        OnrampReport report = new OnrampBench(plan, line -> {
                    err.println(line);
                    err.flush();
                })
                .run(Path.of(System.getProperty("onramp.home", ".")));
        PrintWriter out = spec.commandLine().getOut();
        out.print(
                json
                        ? new ObjectMapper()
                                        .enable(SerializationFeature.INDENT_OUTPUT)
                                        .writeValueAsString(report.toMap())
                                + "\n"
                        : OnrampMarkdown.of(report));
        out.flush();
        return report.isSound() ? 0 : 1;
    }
}
