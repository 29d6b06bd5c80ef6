package dev.onramp.console;

import dev.onramp.config.Problem;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Identifier;
import dev.onramp.model.ModelLoader;
import dev.onramp.model.ModelText;
import dev.onramp.model.Source;
import dev.onramp.model.SourceExplanation;
import dev.onramp.model.SourceProposal;
import dev.onramp.model.change.ModelChange;
import dev.onramp.model.change.ModelChanges;
import dev.onramp.transform.ExampleRunner;
import dev.onramp.views.ViewChanges;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "model", description = "Looks at the canonical model.", mixinStandardHelpOptions = true)
final class ModelCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing subcommand: check, show, explain, diff or infer");
    }

    @Command(
            name = "check",
            description = "Reads the whole model, names every problem, and runs its worked examples.",
            mixinStandardHelpOptions = true)
    int check(@Mixin Context context) {
        CanonicalModel model = context.model(context.settings());
        List<Problem> problems = ExampleRunner.run(model);
        if (!problems.isEmpty()) {
            throw ConsoleErrors.examplesFail(problems);
        }
        CommandLine line = spec.commandLine();
        line.getOut()
                .printf(
                        "The model holds: %d entities, %d sources, %d worked examples.%n",
                        model.entities().size(),
                        model.sources().size(),
                        model.sources().stream()
                                .mapToInt(each -> each.examples().size())
                                .sum());
        return ExitCode.OK;
    }

    @Command(name = "show", description = "Prints the model for reading.", mixinStandardHelpOptions = true)
    int show(@Mixin Context context) {
        spec.commandLine().getOut().println(ModelText.of(context.model(context.settings())));
        return ExitCode.OK;
    }

    @Command(
            name = "explain",
            description = "Prints which column of a source goes where through what, and what is dropped.",
            mixinStandardHelpOptions = true)
    int explain(
            @Mixin Context context,
            @Parameters(paramLabel = "TABLE", description = "A source, such as raw_table_cust.") String table,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        CanonicalModel model = context.model(context.settings());
        Source source = model.sources().stream()
                .filter(each -> each.table().value().equals(table))
                .findFirst()
                .orElseThrow(() -> ConsoleErrors.badValue(
                        "TABLE",
                        table,
                        "the model has these sources: "
                                + model.sources().stream().map(Source::table).toList()));
        SourceExplanation explanation = SourceExplanation.of(source);
        if (json) {
            spec.commandLine().getOut().println(Json.text(explanation.map()));
        } else {
            spec.commandLine().getOut().print(explanation.text());
            spec.commandLine().getOut().flush();
        }
        return ExitCode.OK;
    }

    @Command(
            name = "diff",
            description =
                    "Tells two model folders apart, and for whom each change breaks: topics, tables, views. Exit code 1 when one breaks.",
            mixinStandardHelpOptions = true)
    int diff(
            @Parameters(paramLabel = "OLD", description = "The model's folder as it was.") Path old,
            @Parameters(paramLabel = "NEW", description = "The model's folder as it is to be.") Path now,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        CanonicalModel before = ModelLoader.load(old);
        CanonicalModel after = ModelLoader.load(now);
        List<ModelChange> changes = Stream.concat(
                        ModelChanges.between(before, after).stream(), ViewChanges.between(before, after).stream())
                .toList();
        if (json) {
            spec.commandLine().getOut().println(Json.text(ModelChangeList.map(changes)));
        } else {
            spec.commandLine().getOut().print(ModelChangeList.text(changes));
            spec.commandLine().getOut().flush();
        }
        return ModelChange.anyBreaking(changes) ? ExitCode.FAILED : ExitCode.OK;
    }

    @Command(
            name = "infer",
            description = "Proposes the declaration of a source from sample rows, for a person to complete.",
            mixinStandardHelpOptions = true)
    int infer(
            @Parameters(
                            paramLabel = "SAMPLE",
                            description = "JSON rows: one after the other, or in an array; - for standard input.")
                    String sample,
            @Option(
                            names = "--table",
                            paramLabel = "NAME",
                            defaultValue = "raw_table_sample",
                            description = "Name of the source; default: ${DEFAULT-VALUE}.")
                    String table) {
        if (!Identifier.isValid(table)) {
            throw ConsoleErrors.badValue("--table", table, "a name matches [a-z][a-z0-9_]{0,58}");
        }
        try {
            spec.commandLine().getOut().print(SourceProposal.of(new Identifier(table), SampleRows.read(sample)));
            spec.commandLine().getOut().flush();
        } catch (IllegalArgumentException e) {
            throw ConsoleErrors.badSample(sample, String.valueOf(e.getMessage()));
        }
        return ExitCode.OK;
    }
}
