package dev.onramp.views.access;

import dev.onramp.config.Settings;
import dev.onramp.model.CanonicalModel;
import dev.onramp.views.Engine;
import dev.onramp.views.LakeCatalog;
import dev.onramp.views.LakeLayout;
import dev.onramp.views.ViewRules;
import dev.onramp.views.ViewsErrors;
import java.util.stream.Collectors;

/** Who may read what, in the form that each engine takes: what {@code onramp views grants} prints. */
public final class Grants {
    private Grants() {}

    /**
     * @param trinoCatalog what Trino calls the lake
     * @throws dev.onramp.config.OnrampException ONR-V001 to ONR-V004 when there are no views, ONR-V020 and ONR-V021 when a name is none, ONR-V022 for Spark
     */
    public static String of(Settings settings, CanonicalModel model, Engine engine, String trinoCatalog) {
        LakeCatalog catalog = LakeCatalog.of(model, LakeLayout.of(settings), ViewRules.DEFAULT, engine);
        Roles roles = Roles.of(settings);
        return switch (engine) {
            case TRINO -> new TrinoRules(model, catalog, roles, trinoCatalog).text();
            case ATHENA -> AthenaGrants.text(settings);
            case POSTGRESQL ->
                PostgresGrants.of(
                                roles,
                                settings.section("postgres").getString("schema"),
                                catalog.views(),
                                new MaskedViews(model, catalog, roles.maskedSchema(), engine).views())
                        .stream()
                        .map(statement -> statement + ";\n")
                        .collect(Collectors.joining());
            case SPARK -> throw ViewsErrors.noGrants(engine);
        };
    }
}
