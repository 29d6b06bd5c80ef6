package dev.onramp.console;

import dev.onramp.views.Engine;
import dev.onramp.views.LakeCatalog;
import dev.onramp.views.LakeLayout;
import dev.onramp.views.ViewRules;
import dev.onramp.views.ViewStatements;
import dev.onramp.views.access.AthenaAccess;
import dev.onramp.views.access.MaskedStatements;
import dev.onramp.views.plan.ApplyResult;
import dev.onramp.views.plan.Breaking;
import dev.onramp.views.plan.Drift;
import dev.onramp.views.plan.EngineViews;
import dev.onramp.views.plan.ViewsPlan;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "views",
        description = "The views that follow from the model.",
        mixinStandardHelpOptions = true,
        subcommands = {ViewsProveCommand.class, ViewsGrantsCommand.class})
final class ViewsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Missing subcommand: plan, apply, drift, prove, show or grants");
    }

    @Command(
            name = "plan",
            description = {
                "Says what an apply would create, change and drop, and what of it breaks queries. Changes nothing.",
                "The plan after an apply is empty."
            },
            mixinStandardHelpOptions = true)
    int plan(
            @Mixin Context context,
            @Mixin KeptEngine engine,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        ViewsPlan plan = engine.asked(context, EngineViews::plan);
        print(json ? Json.text(plan.asMap()) + "\n" : plan.text());
        return ExitCode.OK;
    }

    @Command(
            name = "drift",
            description = {
                "Finds views that were changed by hand since they were applied, that are missing, or that nobody generated.",
                "Exit code 3: there are some."
            },
            mixinStandardHelpOptions = true)
    int drift(
            @Mixin Context context,
            @Mixin KeptEngine engine,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        List<Drift> drifts = engine.asked(context, EngineViews::drift);
        List<Map<String, Object>> maps = drifts.stream().map(Drift::asMap).toList();
        print(json ? Json.text(maps) + "\n" : Drift.text(drifts));
        return drifts.isEmpty() ? ExitCode.OK : ExitCode.DIFFERENCES;
    }

    @Command(
            name = "apply",
            description = {
                "Does what the plan says: schemas, tables, views, comments, drops. Twice is harmless.",
                "A plan with breaking changes is refused as a whole, unless they are allowed."
            },
            mixinStandardHelpOptions = true)
    int apply(
            @Mixin Context context,
            @Mixin KeptEngine engine,
            @Option(
                            names = "--allow-breaking",
                            description =
                                    "Also do what breaks queries: take views and columns away, change types and grain.")
                    boolean allowBreaking) {
        ApplyResult result = engine.asked(
                        context,
                        (views, model) -> views.apply(model, allowBreaking ? Breaking.ALLOWED : Breaking.REFUSED))
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
        return ExitCode.OK;
    }

    @Command(
            name = "show",
            description = "Prints the statements that bring tables and views into an engine.",
            mixinStandardHelpOptions = true)
    int show(
            @Mixin Context context,
            @Option(
                            names = "--engine",
                            paramLabel = "ENGINE",
                            defaultValue = "TRINO",
                            description = "One of trino, athena, spark, postgresql; default: trino.")
                    Engine engine,
            @Option(
                            names = "--masked",
                            description =
                                    "The views once more in a schema of their own, personal values masked: for engines that cannot mask the columns of others.")
                    boolean masked,
            @Option(
                            names = "--with",
                            paramLabel = "WHAT",
                            defaultValue = "LAKE_FORMATION",
                            description =
                                    "For masked views of Athena, what decides there who may read: lake-formation, or iam alone; default: lake-formation.")
                    AthenaAccess access) {
        if (access == AthenaAccess.IAM && !(masked && engine == Engine.ATHENA)) {
            throw new ParameterException(spec.commandLine(), "--with iam is for --masked --engine athena");
        }
        var settings = context.settings();
        var model = context.model(settings);
        LakeCatalog catalog = LakeCatalog.of(model, LakeLayout.of(settings), ViewRules.DEFAULT, engine);
        List<String> statements =
                masked ? MaskedStatements.of(settings, model, engine, access) : ViewStatements.of(engine, catalog);
        statements.forEach(statement -> spec.commandLine().getOut().println(statement + ";\n"));
        return ExitCode.OK;
    }

    private void print(String text) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }
}
