package dev.onramp.views.trino;

import dev.onramp.config.Settings;
import dev.onramp.model.CanonicalModel;
import dev.onramp.views.LakeCatalog;
import dev.onramp.views.LakeLayout;
import dev.onramp.views.LakeTable;
import dev.onramp.views.plan.ApplyResult;
import dev.onramp.views.plan.Breaking;
import dev.onramp.views.plan.Drift;
import dev.onramp.views.plan.EngineViews;
import dev.onramp.views.plan.Unwanted;
import dev.onramp.views.plan.ViewsPlan;
import dev.onramp.views.plan.ViewsUpkeep;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Keeps Trino's schemas, registered tables and views as the model wants them. Every apply looks first and changes only what differs, so
 * it may be repeated at any time, also after one that was interrupted: what is done stays done, and a view is replaced in one step. Only
 * a table that is registered at a wrong place is unknown for the moment between two statements.
 *
 * <p>Thread-safe. Two applies at the same time may meet at one object; one of them then fails with ONR-V009 and can be repeated.
 */
public final class TrinoViews implements EngineViews {
    private final TrinoAddress address;
    private final LakeLayout layout;
    private final Optional<AccessRulesFile> rules;

    /** Who may read what is left to others. */
    public TrinoViews(TrinoAddress address, LakeLayout layout) {
        this(address, layout, Optional.empty());
    }

    private TrinoViews(TrinoAddress address, LakeLayout layout, Optional<AccessRulesFile> rules) {
        this.address = address;
        this.layout = layout;
        this.rules = rules;
    }

    /**
     * With access rules where {@code trino.access-rules} names their file.
     *
     * @throws dev.onramp.config.OnrampException ONR-V004 when a schema's name is none, ONR-V020 when one of a role is none
     */
    public static TrinoViews of(Settings settings) {
        return new TrinoViews(TrinoAddress.of(settings), LakeLayout.of(settings), AccessRulesFile.of(settings));
    }

    /**
     * Brings everything up to date that can be: schemas, then tables, then views, then comments. Does not wait: tables that the
     * ingest has not made yet are named in the result, and the views that read them are left as they are. Asks nobody whether a change
     * breaks queries, and drops nothing: for stacks that follow their model by themselves.
     *
     * @throws dev.onramp.config.OnrampException ONR-V001 to ONR-V003 when the model gives no views, ONR-V005 when Trino does not answer,
     *     ONR-V006 when it runs no queries yet, ONR-V009 when it refuses a statement, ONR-V010 when the address is wrong, ONR-V024 when
     *     the access rules cannot be written
     */
    public ApplyResult apply(CanonicalModel model) {
        LakeCatalog wanted = LakeCatalog.of(model, layout);
        try (var session = new TrinoSession(address)) {
            govern(session, model, wanted);
            return upkeep(session, wanted).apply(Unwanted.KEPT);
        }
    }

    /**
     * Makes Trino look at the tables of the model anew: what it remembers of tables that were deleted and built again is wrong.
     *
     * @throws dev.onramp.config.OnrampException ONR-V005, ONR-V006, or ONR-V009 when Trino refuses, as with a table that it does not know
     */
    public void forget(CanonicalModel model) {
        try (var session = new TrinoSession(address)) {
            for (LakeTable table : LakeCatalog.of(model, layout).tables()) {
                try {
                    session.run(TrinoStatements.forget(table.name()));
                } catch (SQLException e) {
                    throw session.failed(table.name().toString(), e);
                }
            }
        }
    }

    /**
     * What {@link #apply(CanonicalModel, Breaking)} would do now. Changes nothing.
     *
     * @throws dev.onramp.config.OnrampException as {@link #apply(CanonicalModel)}
     */
    @Override
    public ViewsPlan plan(CanonicalModel model) {
        LakeCatalog wanted = LakeCatalog.of(model, layout);
        try (var session = new TrinoSession(address)) {
            return upkeep(session, wanted).plan();
        }
    }

    /**
     * Does what the plan says; afterwards the plan is empty, but for tables that the ingest has not made yet and their views. Generated views
     * that the model does not want any more are dropped, after everything else.
     *
     * @throws dev.onramp.config.OnrampException ONR-V011 with all breaking changes when they are refused, and nothing has been done; else as
     *     {@link #apply(CanonicalModel)}
     */
    @Override
    public ApplyResult apply(CanonicalModel model, Breaking breaking) {
        LakeCatalog wanted = LakeCatalog.of(model, layout);
        try (var session = new TrinoSession(address)) {
            ViewsUpkeep upkeep = upkeep(session, wanted);
            upkeep.requireAllowed(breaking);
            govern(session, model, wanted);
            return upkeep.apply(Unwanted.DROPPED);
        }
    }

    /**
     * Views that are not as an apply left them, whatever the model says by now; those that the model wants and that are missing; and those
     * in the same schema that nobody generated.
     *
     * @throws dev.onramp.config.OnrampException as {@link #apply(CanonicalModel)}
     */
    @Override
    public List<Drift> drift(CanonicalModel model) {
        LakeCatalog wanted = LakeCatalog.of(model, layout);
        try (var session = new TrinoSession(address)) {
            return upkeep(session, wanted).drift();
        }
    }

    /** Before any view: a column is masked before it is there to be read. Asks Trino first, so that nothing is written where none runs. */
    private void govern(TrinoSession session, CanonicalModel model, LakeCatalog wanted) {
        if (rules.isPresent()) {
            new TrinoCatalog(session).schemas();
            rules.get().write(model, wanted, session.catalog());
        }
    }

    /** {@link #apply(CanonicalModel)} for a desired state that is made already, without access rules. */
    public ApplyResult apply(LakeCatalog wanted) {
        try (var session = new TrinoSession(address)) {
            return upkeep(session, wanted).apply(Unwanted.KEPT);
        }
    }

    private static ViewsUpkeep upkeep(TrinoSession session, LakeCatalog wanted) {
        return new ViewsUpkeep(new TrinoCatalog(session), wanted);
    }
}
