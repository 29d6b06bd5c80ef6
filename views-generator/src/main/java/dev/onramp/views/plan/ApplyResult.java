package dev.onramp.views.plan;

import dev.onramp.views.ObjectName;
import dev.onramp.views.ViewsErrors;
import java.util.List;

/**
 * What an apply did and what it must leave for later.
 *
 * @param outcomes one per schema, table and view of the model, in the order in which they were handled
 * @param missingTables tables that are not in the lake yet; a caller who knows that they are about to come may apply again
 */
public record ApplyResult(List<ObjectOutcome> outcomes, List<ObjectName> missingTables) {
    public ApplyResult {
        outcomes = List.copyOf(outcomes);
        missingTables = List.copyOf(missingTables);
    }

    /** Whether everything of the model is in place. */
    public boolean isComplete() {
        return missingTables.isEmpty();
    }

    /** Whether nothing had to be done. */
    public boolean isUnchanged() {
        return outcomes.stream().allMatch(each -> each.status() == ObjectOutcome.Status.UNCHANGED);
    }

    /**
     * This result.
     *
     * @throws dev.onramp.config.OnrampException ONR-V007 with the tables that are missing
     */
    public ApplyResult orThrow() {
        if (!isComplete()) {
            throw ViewsErrors.tablesMissing(missingTables);
        }
        return this;
    }
}
