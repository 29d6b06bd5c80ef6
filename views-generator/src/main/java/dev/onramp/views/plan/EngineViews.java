package dev.onramp.views.plan;

import dev.onramp.model.CanonicalModel;
import java.util.List;

/**
 * Keeps an engine's schemas, registered tables and views as the model wants them. Every apply looks first and changes only what differs, so
 * it may be repeated at any time, also after one that was interrupted: what is done stays done.
 *
 * <p>All methods throw {@link dev.onramp.config.OnrampException}: ONR-V001 to ONR-V004 when the model gives no views, others when the engine does not
 * answer or refuses a statement.
 */
public interface EngineViews {
    /** What {@link #apply} would do now. Changes nothing. */
    ViewsPlan plan(CanonicalModel model);

    /**
     * Does what the plan says; afterwards the plan is empty, but for tables that the ingest has not made yet and their views. Generated views
     * that the model does not want any more are dropped, after everything else.
     *
     * @throws dev.onramp.config.OnrampException ONR-V011 with all breaking changes when they are refused, and nothing has been done
     */
    ApplyResult apply(CanonicalModel model, Breaking breaking);

    /**
     * Views that are not as an apply left them, whatever the model says by now; those that the model wants and that are missing; and those
     * in the same schema that nobody generated.
     */
    List<Drift> drift(CanonicalModel model);
}
