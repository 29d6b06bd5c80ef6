package dev.onramp.bench.views;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.onramp.bench.BenchErrors;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code onramp bench views}. */
@Command(
        name = "views",
        description =
                "What it costs to read the wide view of the accounts, the table that is kept of it, and hand-written SQL on"
                        + " compacted tables.",
        mixinStandardHelpOptions = true)
public final class ViewsBenchCommand implements Callable<Integer> {
    private static final int QUICK_ACCOUNTS = 20_000;

    @Option(
            names = "--accounts",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Default: ${DEFAULT-VALUE}.")
    private int accounts;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "7", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "42", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--quick", description = "Few accounts, three rounds: shows that the benchmark works.")
    private boolean quick;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A setting of the stack.")
    private Map<String, String> overrides = new LinkedHashMap<>();

    @Option(names = "--json", description = "Print the report as JSON instead of Markdown.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    public ViewsBenchCommand() {}

    @Override
    public Integer call() throws Exception {
        if (accounts < 10) {
            throw BenchErrors.badNumber("--accounts", accounts, "at least 10");
        }
        if (rounds < 1) {
            throw BenchErrors.badNumber("--rounds", rounds, "at least 1");
        }
        PrintWriter err = spec.commandLine().getErr();
        ViewsReport report = new ViewsBench(
                        quick ? Math.min(accounts, QUICK_ACCOUNTS) : accounts,
                        quick ? 3 : rounds,
                        seed,
                        overrides,
                        line -> {
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
                        : report.markdown());
        out.flush();
        return report.isSound() ? 0 : 1;
    }
}
