package dev.onramp.reconcile.delta;

import dev.onramp.reconcile.ReconcileErrors;
import dev.onramp.reconcile.compare.Column;
import dev.onramp.reconcile.compare.RowScan;
import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.exceptions.KernelEngineException;
import io.delta.kernel.exceptions.KernelException;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rows of one snapshot, file by file, batch by batch. */
final class DeltaScan implements RowScan {
    private final Engine engine;
    private final String path;
    private final List<Column> columns;
    private final List<String> problems;
    private final StructType schema;
    private final Scan scan;

    DeltaScan(Engine engine, String path, Snapshot snapshot, List<Column> columns, List<String> problems) {
        this.engine = engine;
        this.path = path;
        this.columns = columns;
        this.problems = problems;
        StructType wanted = new StructType();
        for (Column column : columns) {
            int index = snapshot.getSchema().indexOf(column.name());
            if (index >= 0
                    && DeltaTypes.matches(
                            column.type(), snapshot.getSchema().at(index).getDataType())) {
                wanted = wanted.add(snapshot.getSchema().at(index));
            }
        }
        this.schema = wanted;
        this.scan = snapshot.getScanBuilder().withReadSchema(wanted).build();
    }

    @Override
    public List<String> problems() {
        return problems;
    }

    @Override
    public void forEach(Consumer<List<@Nullable String>> rows) {
        Row state = scan.getScanState(engine);
        try (CloseableIterator<FilteredColumnarBatch> files = scan.getScanFiles(engine)) {
            while (files.hasNext()) {
                try (CloseableIterator<Row> file = files.next().getRows()) {
                    while (file.hasNext()) {
                        read(state, file.next(), rows);
                    }
                }
            }
        } catch (KernelException | KernelEngineException | IOException | UncheckedIOException e) {
            throw ReconcileErrors.lakeUnreachable(path, e);
        }
    }

    @Override
    public void close() {}

    private void read(Row state, Row file, Consumer<List<@Nullable String>> rows) throws IOException {
        FileStatus status = InternalScanFileUtils.getAddFileStatus(file);
        StructType physical = ScanStateRow.getPhysicalDataReadSchema(state);
        try (CloseableIterator<FileReadResult> results =
                        engine.getParquetHandler().readParquetFiles(ofOne(status), physical, Optional.empty());
                CloseableIterator<FilteredColumnarBatch> batches =
                        Scan.transformPhysicalData(engine, state, file, results.map(FileReadResult::getData))) {
            while (batches.hasNext()) {
                emit(batches.next(), rows);
            }
        }
    }

    private void emit(FilteredColumnarBatch batch, Consumer<List<@Nullable String>> rows) {
        ColumnarBatch data = batch.getData();
        Optional<ColumnVector> selection = batch.getSelectionVector();
        for (int row = 0; row < data.getSize(); row++) {
            if (selection.isPresent()
                    && (selection.get().isNullAt(row) || !selection.get().getBoolean(row))) {
                continue;
            }
            List<@Nullable String> cells = new ArrayList<>(columns.size());
            for (Column column : columns) {
                int index = schema.indexOf(column.name());
                cells.add(index < 0 ? null : DeltaTypes.text(column.type(), data.getColumnVector(index), row));
            }
            rows.accept(cells);
        }
    }

    private static CloseableIterator<FileStatus> ofOne(FileStatus file) {
        return io.delta.kernel.internal.util.Utils.singletonCloseableIterator(file);
    }
}
