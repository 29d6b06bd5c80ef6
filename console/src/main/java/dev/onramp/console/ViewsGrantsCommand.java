package dev.onramp.console;

import dev.onramp.config.Settings;
import dev.onramp.model.CanonicalModel;
import dev.onramp.views.Engine;
import dev.onramp.views.access.AthenaAccess;
import dev.onramp.views.access.AthenaRole;
import dev.onramp.views.access.Grants;
import dev.onramp.views.access.IamPolicy;
import dev.onramp.views.trino.TrinoAddress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "grants",
        description = {
            "Prints who may read what, in the form that the engine takes: Trino's rules for file-based access control, the input of"
                    + " `aws lakeformation batch-grant-permissions`, a policy of IAM, or statements of PostgreSQL. Changes nothing.",
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

    @Option(
            names = "--with",
            paramLabel = "WHAT",
            defaultValue = "LAKE_FORMATION",
            description = {
                "For Athena: lake-formation (default), or iam for the policy of one role where Lake Formation is not used.",
                "IAM alone keeps nobody who reads a view from its tables: docs/access.md."
            })
    private AthenaAccess access = AthenaAccess.LAKE_FORMATION;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "ANALYST",
            description = "With iam, whose policy: analyst (default) or steward.")
    private AthenaRole role = AthenaRole.ANALYST;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        boolean byIam = access == AthenaAccess.IAM;
        if (byIam && engine != Engine.ATHENA) {
            throw new ParameterException(spec.commandLine(), "--with iam is for --engine athena");
        }
        if (!byIam && role != AthenaRole.ANALYST) {
            throw new ParameterException(spec.commandLine(), "--role is for --engine athena --with iam");
        }
        Settings settings = context.settings();
        CanonicalModel model = context.model(settings);
        spec.commandLine()
                .getOut()
                .print(
                        byIam
                                ? IamPolicy.text(settings, model, role)
                                : Grants.of(
                                        settings,
                                        model,
                                        engine,
                                        TrinoAddress.of(settings).catalog()));
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }
}
