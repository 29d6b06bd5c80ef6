package dev.onramp.console;

import dev.onramp.local.LocalStack;
import dev.onramp.views.trino.ResultFormat;
import dev.onramp.views.trino.TrinoAddress;
import dev.onramp.views.trino.TrinoQuery;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "sql",
        description = "Runs one SQL statement in Trino and prints its rows.",
        mixinStandardHelpOptions = true)
final class SqlCommand implements Callable<Integer> {
    @Mixin
    private Context context = new Context();

    @Parameters(paramLabel = "STATEMENT", description = "For example \"SELECT * FROM views.account_wide LIMIT 5\".")
    private String statement = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES}; default: table.")
    private ResultFormat format = ResultFormat.TABLE;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description =
                    "As whom to ask: what analysts and stewards may read, docs/access.md says; default: trino.user.")
    private Optional<String> user = Optional.empty();

    @Option(names = "--json", description = "The same as --format json.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (LocalStack stack = context.stack()) {
            TrinoAddress address = TrinoAddress.of(stack.settings());
            new TrinoQuery(user.map(address::as).orElse(address))
                    .run(
                            statement,
                            json ? ResultFormat.JSON : format,
                            spec.commandLine().getOut());
            spec.commandLine().getOut().flush();
        }
        return ExitCode.OK;
    }
}
