package dev.onramp.views.access;

import dev.onramp.config.Settings;
import dev.onramp.model.CanonicalModel;
import dev.onramp.views.Engine;
import dev.onramp.views.LakeCatalog;
import dev.onramp.views.LakeLayout;
import dev.onramp.views.LakeSchema;
import dev.onramp.views.View;
import dev.onramp.views.ViewRules;
import dev.onramp.views.ViewStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The statements that bring the masked views into an engine where the others are already: what {@code onramp views show --masked} prints. */
public final class MaskedStatements {
    private MaskedStatements() {}

    /**
     * Without semicolons, in the order in which they must run.
     *
     * @throws dev.onramp.config.OnrampException ONR-V001 to ONR-V004 and ONR-V020
     */
    public static List<String> of(Settings settings, CanonicalModel model, Engine engine) {
        return of(settings, model, engine, AthenaAccess.LAKE_FORMATION);
    }

    /**
     * The same, for Athena by what decides there.
     *
     * @param access of no matter to other engines
     */
    public static List<String> of(Settings settings, CanonicalModel model, Engine engine, AthenaAccess access) {
        LakeLayout layout = LakeLayout.of(settings);
        var schema = Roles.of(settings).maskedSchema();
        LakeCatalog catalog = LakeCatalog.of(model, layout, ViewRules.DEFAULT, engine);
        boolean isGuarded = engine == Engine.ATHENA && access == AthenaAccess.LAKE_FORMATION;
        MaskedViews masked = engine == Engine.ATHENA && access == AthenaAccess.IAM
                ? plain(settings, model, catalog)
                : new MaskedViews(model, catalog, schema, engine);
        List<String> statements = new ArrayList<>();
        statements.add(left(masked)
                + ViewStatements.schema(engine, new LakeSchema(schema, "s3://" + layout.bucket() + "/" + schema)));
        masked.views()
                .forEach(view ->
                        statements.addAll(isGuarded ? List.of(guarded(view)) : ViewStatements.view(engine, view)));
        return List.copyOf(statements);
    }

    /** As ordinary views of Athena: they may read views, as those of Trino, whose text they share; and whoever asks must be allowed to read it all. */
    static MaskedViews plain(Settings settings, CanonicalModel model, LakeCatalog catalog) {
        return new MaskedViews(model, catalog, Roles.of(settings).maskedSchema(), Engine.TRINO);
    }

    /** Whoever queries it needs no right to its tables: they are read with the rights of the role that made it. */
    private static String guarded(View view) {
        return "CREATE OR REPLACE PROTECTED MULTI DIALECT VIEW " + Engine.ATHENA.sql(view.name())
                + "\nSECURITY DEFINER AS\n" + view.body();
    }

    private static String left(MaskedViews masked) {
        return masked.missing().stream()
                .map(view -> "-- Without " + view + ": a view of the Data Catalog reads at most "
                        + MaskedViews.MOST_TABLES_OF_ATHENA + " tables, and no views.\n")
                .collect(Collectors.joining());
    }
}
