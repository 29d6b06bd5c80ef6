package dev.onramp.views.athena;

import dev.onramp.config.Settings;
import dev.onramp.model.CanonicalModel;
import dev.onramp.views.Engine;
import dev.onramp.views.LakeCatalog;
import dev.onramp.views.LakeLayout;
import dev.onramp.views.ViewRules;
import dev.onramp.views.plan.ApplyResult;
import dev.onramp.views.plan.Breaking;
import dev.onramp.views.plan.Drift;
import dev.onramp.views.plan.EngineViews;
import dev.onramp.views.plan.Unwanted;
import dev.onramp.views.plan.ViewsPlan;
import dev.onramp.views.plan.ViewsUpkeep;
import java.time.Clock;
import java.util.List;

/**
 * Keeps Athena's databases, tables and views as the model wants them. A plan asks Glue alone.
 *
 * <p>Thread-safe. Two applies at the same time may meet at one object; one of them then fails with ONR-V035 and can be repeated.
 */
public final class AthenaViews implements EngineViews {
    private final Settings settings;
    private final LakeLayout layout;
    private final Clock clock;

    /** @param clock for the time that a statement may take */
    public AthenaViews(Settings settings, Clock clock) {
        this.settings = settings;
        this.layout = LakeLayout.of(settings);
        this.clock = clock;
    }

    /** @throws dev.onramp.config.OnrampException ONR-V004 when a schema's name is none */
    public static AthenaViews of(Settings settings) {
        return new AthenaViews(settings, Clock.systemUTC());
    }

    /**
     * {@inheritDoc}
     *
     * @throws dev.onramp.config.OnrampException ONR-V031 to ONR-V035 when AWS cannot be asked or refuses
     */
    @Override
    public ViewsPlan plan(CanonicalModel model) {
        LakeCatalog wanted = wanted(model);
        try (var connection = AthenaConnection.of(settings)) {
            return new ViewsUpkeep(new AthenaCatalog(connection, clock), wanted).plan();
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws dev.onramp.config.OnrampException also ONR-V036 when the work group runs no statements, ONR-V037 when one takes too long
     */
    @Override
    public ApplyResult apply(CanonicalModel model, Breaking breaking) {
        LakeCatalog wanted = wanted(model);
        try (var connection = AthenaConnection.of(settings)) {
            var catalog = new AthenaCatalog(connection, clock);
            var upkeep = new ViewsUpkeep(catalog, wanted);
            upkeep.requireAllowed(breaking);
            catalog.requireWorkGroup();
            return upkeep.apply(Unwanted.DROPPED);
        }
    }

    @Override
    public List<Drift> drift(CanonicalModel model) {
        LakeCatalog wanted = wanted(model);
        try (var connection = AthenaConnection.of(settings)) {
            return new ViewsUpkeep(new AthenaCatalog(connection, clock), wanted).drift();
        }
    }

    private LakeCatalog wanted(CanonicalModel model) {
        return GlueWords.fitted(LakeCatalog.of(model, layout, ViewRules.DEFAULT, Engine.ATHENA));
    }
}
