package dev.onramp.bench.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code onramp bench ingest}. */
@Command(
        name = "ingest",
        description =
                "Full canonical topics until all of it is in tables that are right, beside plain Spark and, where it is built"
                        + " (mvn -Ppeers package), Apache Paimon on Flink.",
        mixinStandardHelpOptions = true)
public final class IngestBenchCommand implements Callable<Integer> {
    private static final long QUICK_EVENTS = 60_000;
    private static final long QUICK_KEYS = 20_000;
    private static final List<Long> QUICK_SIZES = List.of(20_000L, 60_000L);

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            description = "Parts to run: ${COMPLETION-CANDIDATES}. Default: all.")
    private @Nullable Set<IngestPlan.Part> parts;

    @Option(
            names = "--peers",
            split = ",",
            paramLabel = "WHO",
            description = "Who takes part: ${COMPLETION-CANDIDATES}. Default: all.")
    private @Nullable Set<Peer> peers;

    @Option(names = "--events", paramLabel = "N", defaultValue = "5000000", description = "Default: ${DEFAULT-VALUE}.")
    private long events;

    @Option(names = "--keys", paramLabel = "N", defaultValue = "1000000", description = "Default: ${DEFAULT-VALUE}.")
    private long keys;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "3", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "42", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--batch-events",
            paramLabel = "N",
            defaultValue = "200000",
            description = "Most events of a micro-batch, all topics together, of ours and of plain Spark. Default: ${DEFAULT-VALUE}.")
    private long batchEvents;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = "2g",
            description = "Java heap of each contestant. Default: ${DEFAULT-VALUE}.")
    private String heap = "";

    @Option(
            names = "--jvm-option",
            paramLabel = "OPTION",
            defaultValue = "-XX:+UseSerialGC",
            description = "Of each contestant's JVM; may be repeated. Default: ${DEFAULT-VALUE}.")
    private List<String> jvmOptions = List.of();

    @Option(
            names = "--sizes",
            split = ",",
            paramLabel = "ROWS",
            defaultValue = "100000,1000000,10000000",
            description = "Table sizes of the size law. Default: ${DEFAULT-VALUE}.")
    private List<Long> sizes = List.of();

    @Option(
            names = "--quick",
            description =
                    "One round of few events, under five minutes: shows that the benchmark works. Its times mean little.")
    private boolean quick;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A setting of the ingest under test.")
    private Map<String, String> overrides = new LinkedHashMap<>();

    @Option(names = "--json", description = "Print the report as JSON instead of Markdown.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    public IngestBenchCommand() {}

    @Override
    public Integer call() throws Exception {
        IngestPlan plan = new IngestPlan(
                parts == null ? EnumSet.allOf(IngestPlan.Part.class) : parts,
                peers == null ? EnumSet.allOf(Peer.class) : peers,
                quick ? QUICK_EVENTS : events,
                quick ? QUICK_KEYS : keys,
                quick ? 1 : rounds,
                seed,
                batchEvents,
                heap,
                jvmOptions,
                quick ? QUICK_SIZES : sizes,
                overrides);
        PrintWriter err = spec.commandLine().getErr();
        IngestReport report = new IngestBench(plan, line -> {
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
                        : IngestMarkdown.of(report));
        out.flush();
        return report.isSound() ? 0 : 1;
    }
}
