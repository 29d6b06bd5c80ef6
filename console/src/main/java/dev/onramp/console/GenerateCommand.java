package dev.onramp.console;

import dev.onramp.generator.FaultChoice;
import dev.onramp.generator.GeneratorRequest;
import dev.onramp.generator.GeneratorResult;
import dev.onramp.generator.MessageFormat;
import dev.onramp.generator.kafka.KafkaGenerator;
import dev.onramp.local.LocalStack;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "generate",
        description =
                "Lets the synthetic legacy system make changes and sends them to the raw topics. Repeating it continues the same system.",
        mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {
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
            description = "The same seed on a fresh data folder gives the same bytes; default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--rate",
            paramLabel = "R",
            description = "At most so many changes per second; default: as fast as it goes.")
    private @Nullable Integer rate;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "row",
            description =
                    "row: with operation, sequence and commit time; plain: the columns alone. Default: ${DEFAULT-VALUE}.")
    private MessageFormat format = MessageFormat.ROW;

    @Option(
            names = "--faults",
            paramLabel = "FAULTS",
            description = {
                "What goes wrong on the way: all, or names with or without a rate, such as lateness,duplicates=0.1; default: nothing. Names:",
                "duplicates, reordering, lateness, corrupt-bytes, truncated-json, bad-utf8, nul-characters, oversized-records, schema-drift,",
                "type-changes, orphan-accounts. The settings generator.faults have the rates. verify judges by the ledger what became of each."
            })
    private @Nullable String faults;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        GeneratorRequest request = new GeneratorRequest(
                changes,
                seed,
                rate == null ? OptionalInt.empty() : OptionalInt.of(rate),
                format,
                faults == null ? FaultChoice.NONE : FaultChoice.parse(faults));
        try (LocalStack stack = context.stack();
                Meter meter = new Meter(
                        "generate", "changes", 1, changes, spec.commandLine().getErr())) {
            GeneratorResult result =
                    KafkaGenerator.run(request, stack.settings(), (sent, total) -> meter.reached(sent));
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("changes", result.changes());
            map.put("records", result.records());
            if (!result.faults().isEmpty()) {
                Map<String, Long> counts = new LinkedHashMap<>();
                result.faults().forEach((fault, count) -> counts.put(fault.label(), count));
                map.put("faults", counts);
            }
            map.put("resent", result.resent());
            map.put("last_sequence", result.lastSequence());
            map.put("seconds", result.duration().toMillis() / 1000.0);
            map.put("ledger", result.ledger().toString());
            if (json) {
                spec.commandLine().getOut().println(Json.text(map));
            } else {
                map.forEach((key, value) -> spec.commandLine().getOut().printf("%-14s %s%n", key, value));
            }
        }
        return ExitCode.OK;
    }
}
