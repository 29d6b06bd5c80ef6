package dev.onramp.reconcile.delta;

import dev.onramp.reconcile.ReconcileErrors;
import dev.onramp.reconcile.compare.Column;
import dev.onramp.reconcile.compare.RowScan;
import dev.onramp.reconcile.compare.StoredTable;
import io.delta.kernel.Snapshot;
import io.delta.kernel.TableManager;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.KernelEngineException;
import io.delta.kernel.exceptions.KernelException;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import java.io.FileNotFoundException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A Delta table by its path, as of its latest version when the scan is opened. Thread-safe as far as its engine is. */
public final class DeltaTable implements StoredTable {
    private final Engine engine;
    private final String path;

    public DeltaTable(Engine engine, String path) {
        this.engine = engine;
        this.path = path;
    }

    @Override
    public RowScan open(List<Column> columns) {
        try {
            Snapshot snapshot = TableManager.loadSnapshot(path).build(engine);
            return new DeltaScan(engine, path, snapshot, columns, problems(snapshot.getSchema(), columns));
        } catch (TableNotFoundException e) {
            return RowScan.ofNothing("there is no Delta table at " + path);
        } catch (KernelException | KernelEngineException e) {
            if (isAbsent(e)) {
                return RowScan.ofNothing("there is no Delta table at " + path);
            }
            throw ReconcileErrors.lakeUnreachable(path, e);
        }
    }

    private static boolean isAbsent(Throwable problem) {
        for (Throwable each = problem; each != null; each = each.getCause()) {
            if (each instanceof FileNotFoundException) {
                return true;
            }
        }
        return false;
    }

    private static List<String> problems(StructType schema, List<Column> columns) {
        List<String> problems = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Column column : columns) {
            known.add(column.name());
            int index = schema.indexOf(column.name());
            if (index < 0) {
                problems.add("the column " + column.name() + " is missing");
            } else if (!DeltaTypes.matches(column.type(), schema.at(index).getDataType())) {
                problems.add("the column " + column.name() + " is "
                        + schema.at(index).getDataType() + ", expected " + column.type());
            }
        }
        for (StructField field : schema.fields()) {
            if (!known.contains(field.getName())) {
                problems.add("the column " + field.getName() + " is not expected");
            }
        }
        return problems;
    }
}
