package dev.onramp.reconcile.compare;

import dev.onramp.reconcile.report.Difference;
import java.util.List;
import java.util.Set;

/**
 * One row that is not as it must be.
 *
 * @param involved the rows of the model that decide what it holds
 * @param differences one for the row, or one per column that differs
 */
record Finding(Difference.Kind kind, Set<EntityKey> involved, List<Difference> differences) {
    Finding {
        involved = Set.copyOf(involved);
        differences = List.copyOf(differences);
    }
}
