package dev.onramp.reconcile.compare;

import dev.onramp.reconcile.fold.PackedRow;
import java.util.List;

/**
 * A row that a table must have.
 *
 * @param ordinal number of the row in its table, from 0, without meaning otherwise
 * @param label the row's key as a person sees it
 * @param accepted what the row may be; more than one where the contract leaves it open
 */
public record ExpectedRow(int ordinal, String label, List<PackedRow> accepted) {
    public ExpectedRow {
        accepted = List.copyOf(accepted);
    }
}
