package dev.onramp.console;

import dev.onramp.config.Settings;
import dev.onramp.contracts.ColumnLineage;
import dev.onramp.contracts.LineageAnswer;
import dev.onramp.contracts.OpenLineageEvents;
import dev.onramp.contracts.Places;
import dev.onramp.model.CanonicalModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "lineage",
        description = "Tells from which raw columns through which mapping a column comes, and what comes from it.",
        mixinStandardHelpOptions = true)
final class LineageCommand implements Callable<Integer> {
    @Mixin
    private Context context = new Context();

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "COLUMN",
            description = "VIEW.COLUMN, ENTITY.FIELD or RAW_TABLE.COLUMN, such as account_wide.gender.")
    private @Nullable String column;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(
            names = "--openlineage",
            paramLabel = "FILE",
            description =
                    "Write the lineage of the whole model as OpenLineage events, one on each line; - for standard output.")
    private @Nullable String openLineage;

    @Override
    public Integer call() {
        if (column == null && openLineage == null) {
            throw new ParameterException(spec.commandLine(), "Missing COLUMN, or --openlineage FILE");
        }
        Settings settings = context.settings();
        CanonicalModel model = context.model(settings);
        Places places = Places.of(settings);
        PrintWriter data = spec.commandLine().getOut();
        if (column != null) {
            LineageAnswer answer = LineageAnswer.of(ColumnLineage.of(model, places.layout()), column);
            data.print(json ? Json.text(answer.map()) + System.lineSeparator() : answer.text());
        }
        if (openLineage != null) {
            String events =
                    new OpenLineageEvents(model, places, Clock.systemUTC().instant()).text();
            if (openLineage.equals("-")) {
                data.print(events);
            } else {
                write(Path.of(openLineage), events);
            }
        }
        data.flush();
        return ExitCode.OK;
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw ConsoleErrors.notWritten(file, e);
        }
    }
}
