package dev.onramp.console;

import dev.onramp.config.Settings;
import dev.onramp.views.Engine;
import dev.onramp.views.access.Grants;
import dev.onramp.views.trino.TrinoAddress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "grants",
        description = {
            "Prints who may read what, in the form that the engine takes: Trino's rules for file-based access control, the input of"
                    + " `aws lakeformation batch-grant-permissions`, or statements of PostgreSQL. Changes nothing.",
            "The local stack's own Trino gets its rules by `onramp views apply`."
        },
        mixinStandardHelpOptions = true)
final class ViewsGrantsCommand implements Callable<Integer> {
    @Mixin
    private Context context = new Context();

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            defaultValue = "TRINO",
            description = "One of trino, athena, postgresql; default: trino.")
    private Engine engine = Engine.TRINO;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Settings settings = context.settings();
        spec.commandLine()
                .getOut()
                .print(Grants.of(
                        settings,
                        context.model(settings),
                        engine,
                        TrinoAddress.of(settings).catalog()));
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }
}
