package dev.onramp.console;

import dev.onramp.config.Problem;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.ModelText;
import dev.onramp.transform.ExampleRunner;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "model", description = "Looks at the canonical model.", mixinStandardHelpOptions = true)
final class ModelCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing subcommand: check or show");
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
}
