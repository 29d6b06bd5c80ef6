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
                "Full canonical topics until all of it is in tables that are right, beside plain Spark and, where it"
                        + " is built (mvn -Ppeers package), Apache Paimon on Flink.",
        mixinStandardHelpOptions = true)
public final class IngestBenchCommand implements Callable<Integer> {
    private static final long QUICK_EVENTS = 30_000;
    private static final long QUICK_KEYS = 10_000;
    private static final List<Long> QUICK_SIZES = List.of(10_000L, 40_000L);
    private static final double QUICK_RATE = 200;
    private static final int QUICK_SECONDS = 10;
    private static final long QUICK_PART_EVENTS = 15_000;

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
            description = "Most events of a micro-batch, all topics together, of ours and of plain Spark. Default:"
                    + " ${DEFAULT-VALUE}.")
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
            description = "Of each contestant's JVM, in place of the default; may be repeated. Default:"
                    + " -XX:+UseSerialGC -XX:NewRatio=1.")
    private List<String> jvmOptions = List.of("-XX:+UseSerialGC", "-XX:NewRatio=1");

    @Option(
            names = "--sizes",
            split = ",",
            paramLabel = "ROWS",
            defaultValue = "100000,1000000,10000000",
            description = "Table sizes of the size law. Default: ${DEFAULT-VALUE}.")
    private List<Long> sizes = List.of();

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Events per second of the freshness. Default: half of plain Spark's throughput in the same run.")
    private double rate;

    @Option(
            names = "--freshness-seconds",
            paramLabel = "N",
            defaultValue = "120",
            description = "How long events come for the freshness. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--table-events",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Events for 3 and for 30 tables. Default: ${DEFAULT-VALUE}.")
    private long tableEvents;

    @Option(
            names = "--postgres-events",
            paramLabel = "N",
            defaultValue = "5000000",
            description = "Events for PostgreSQL. Default: ${DEFAULT-VALUE}.")
    private long postgresEvents;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Also writes report.md with plots, and report.json, to this folder.")
    private @Nullable Path report;

    @Option(
            names = "--quick",
            description = "One round of few events, some minutes with all peers: shows that it works. Its times mean"
                    + " little.")
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
                quick && rate == 0 ? QUICK_RATE : rate,
                quick ? QUICK_SECONDS : seconds,
                quick ? QUICK_PART_EVENTS : tableEvents,
                quick ? QUICK_PART_EVENTS : postgresEvents,
                quick ? Throughput.Scans.LEFT_OUT : Throughput.Scans.TIMED,
                overrides);
        PrintWriter err = spec.commandLine().getErr();
        IngestReport found = new IngestBench(plan, line -> {
                    err.println(line);
                    err.flush();
                })
                .run(Path.of(System.getProperty("onramp.home", ".")));
        String text = IngestMarkdown.of(found);
        String data =
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(found.toMap()) + "\n";
        if (report != null) {
            ReportFolder.write(report, found, text, data);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? data : text);
        out.flush();
        return found.isSound() ? 0 : 1;
    }
}
