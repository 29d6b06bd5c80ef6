package dev.onramp.views.plan;

import dev.onramp.views.LakeCatalog;
import dev.onramp.views.ViewsErrors;
import java.util.List;

/** Plan, apply and drift over whatever engine: what it holds on one side, what the model wants on the other. As thread-safe as the engine's side. */
public final class ViewsUpkeep {
    private final LiveCatalog live;
    private final LakeCatalog wanted;

    public ViewsUpkeep(LiveCatalog live, LakeCatalog wanted) {
        this.live = live;
        this.wanted = wanted;
    }

    /** What {@link #apply} would do with {@link Unwanted#DROPPED}. */
    public ViewsPlan plan() {
        return new PlanRun(live, wanted).plan();
    }

    public List<Drift> drift() {
        return new PlanRun(live, wanted).drift();
    }

    /** @throws dev.onramp.config.OnrampException ONR-V011 with all breaking changes of the plan, when they are refused */
    public void requireAllowed(Breaking breaking) {
        if (breaking == Breaking.REFUSED) {
            ViewsPlan plan = plan();
            if (!plan.breaking().isEmpty()) {
                throw ViewsErrors.breaking(plan);
            }
        }
    }

    /**
     * Brings everything up to date that can be: schemas, then tables, then views, then comments, then drops. Asks nobody whether a change breaks queries. Does not wait: tables
     * that are not in the lake yet are named in the result, and the views that read them are left as they are.
     */
    public ApplyResult apply(Unwanted unwanted) {
        return new ApplyRun(live, wanted, unwanted).run();
    }
}
