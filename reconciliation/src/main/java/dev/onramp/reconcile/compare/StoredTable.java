package dev.onramp.reconcile.compare;

import java.util.List;

/** A table or view of a store, to be read once in whole. */
public interface StoredTable {

    /**
     * Begins to read; what the caller closes.
     *
     * @param columns what the rows of the scan consist of, in this order
     * @throws dev.onramp.config.OnrampException when the store cannot be reached
     */
    RowScan open(List<Column> columns);
}
