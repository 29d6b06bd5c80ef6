package dev.onramp.reconcile.delta;

import dev.onramp.model.wide.WideTable;
import dev.onramp.reconcile.ReconcileErrors;
import dev.onramp.reconcile.compare.Column;
import dev.onramp.reconcile.compare.RowScan;
import dev.onramp.reconcile.compare.StoredTable;
import io.delta.kernel.Snapshot;
import io.delta.kernel.TableManager;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.KernelEngineException;
import io.delta.kernel.exceptions.KernelException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A view over a table that the ingest keeps beside the stream: read once the table has taken over what the tables below it hold when it is asked for, which
 * its log says by a transaction identifier for each of them. When it does not come to that in time, it is read as it is. Thread-safe as far as its
 * engine is.
 */
public final class MaterialisedView implements StoredTable {
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final Engine engine;
    private final String table;
    private final Map<String, String> bases;
    private final Duration patience;
    private final StoredTable view;

    /**
     * @param table path of the table
     * @param bases paths of the tables that it is made from, by entity
     * @param view shows the table
     */
    public MaterialisedView(
            Engine engine, String table, Map<String, String> bases, Duration patience, StoredTable view) {
        this.engine = engine;
        this.table = table;
        this.bases = Map.copyOf(bases);
        this.patience = patience;
        this.view = view;
    }

    @Override
    public RowScan open(List<Column> columns) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            Map<String, Long> wanted = new HashMap<>();
            bases.forEach((entity, path) -> wanted.put(entity, snapshot(path).getVersion()));
            while (!hasTakenOver(wanted) && System.nanoTime() < deadline) {
                Thread.sleep(PAUSE.toMillis());
            }
        } catch (KernelException | KernelEngineException e) {
            // A table that is not there is found by the check of its own, and by the view.
            return view.open(columns);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ReconcileErrors.interrupted("waiting for a materialised view");
        }
        return view.open(columns);
    }

    private boolean hasTakenOver(Map<String, Long> wanted) {
        Snapshot now = snapshot(table);
        return wanted.entrySet().stream()
                .allMatch(each -> now.getLatestTransactionVersion(engine, WideTable.versionOf(each.getKey()))
                                .orElse(-1L)
                        >= each.getValue());
    }

    private Snapshot snapshot(String path) {
        return TableManager.loadSnapshot(path).build(engine);
    }
}
