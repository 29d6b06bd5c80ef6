package dev.onramp.views.trino;

import dev.onramp.config.Settings;
import dev.onramp.model.CanonicalModel;
import dev.onramp.views.LakeCatalog;
import dev.onramp.views.LakeLayout;

/**
 * Keeps Trino's schemas, registered tables and views as the model wants them. Every apply looks first and changes only what differs, so
 * it may be repeated at any time, also after one that was interrupted: what is done stays done, and a view is replaced in one step. Only
 * a table that is registered at a wrong place is unknown for the moment between two statements. Thread-safe; two applies at the same time do the work twice and end in the same state.
 */
public final class TrinoViews {
    private final TrinoAddress address;
    private final LakeLayout layout;

    public TrinoViews(TrinoAddress address, LakeLayout layout) {
        this.address = address;
        this.layout = layout;
    }

    /** @throws dev.onramp.config.OnrampException ONR-V004 when a schema's name is none */
    public static TrinoViews of(Settings settings) {
        return new TrinoViews(TrinoAddress.of(settings), LakeLayout.of(settings));
    }

    /**
     * Brings everything up to date that can be: schemas, then tables, then views, then comments. Does not wait: tables that the
     * ingest has not made yet are named in the result, and the views that read them are left as they are.
     *
     * @throws dev.onramp.config.OnrampException ONR-V001 to ONR-V003 when the model gives no views, ONR-V005 when Trino does not answer,
     *     ONR-V006 when it runs no queries yet, ONR-V009 when it refuses a statement, ONR-V010 when the address is wrong
     */
    public ApplyResult apply(CanonicalModel model) {
        return apply(LakeCatalog.of(model, layout));
    }

    /** The same for a desired state that is made already. */
    public ApplyResult apply(LakeCatalog wanted) {
        try (var session = new TrinoSession(address)) {
            return new ApplyRun(session, wanted).run();
        }
    }
}
