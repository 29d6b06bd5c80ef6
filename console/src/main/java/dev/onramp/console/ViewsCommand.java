package dev.onramp.console;

import dev.onramp.local.LocalStack;
import dev.onramp.views.LakeCatalog;
import dev.onramp.views.LakeLayout;
import dev.onramp.views.View;
import dev.onramp.views.trino.ApplyResult;
import dev.onramp.views.trino.TrinoStatements;
import dev.onramp.views.trino.TrinoViews;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "views", description = "The views that follow from the model.", mixinStandardHelpOptions = true)
final class ViewsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing subcommand: apply or show");
    }

    @Command(
            name = "apply",
            description = "Brings Trino in line with the model: schemas, tables, views. Twice is harmless.",
            mixinStandardHelpOptions = true)
    int apply(@Mixin Context context) {
        try (LocalStack stack = context.stack()) {
            ApplyResult result = TrinoViews.of(stack.settings())
                    .apply(context.model(stack.settings()))
                    .orThrow();
            result.outcomes()
                    .forEach(each -> spec.commandLine()
                            .getOut()
                            .printf(
                                    Locale.ROOT,
                                    "%-10s %-7s %s%n",
                                    each.status().name().toLowerCase(Locale.ROOT),
                                    each.kind().name().toLowerCase(Locale.ROOT),
                                    each.name()));
        }
        return ExitCode.OK;
    }

    @Command(name = "show", description = "Prints the SQL of every view.", mixinStandardHelpOptions = true)
    int show(@Mixin Context context) {
        var settings = context.settings();
        for (View view :
                LakeCatalog.of(context.model(settings), LakeLayout.of(settings)).views()) {
            spec.commandLine().getOut().println(TrinoStatements.createOrReplaceView(view) + ";\n");
        }
        return ExitCode.OK;
    }
}
