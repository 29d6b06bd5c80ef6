package dev.onramp.reconcile.compare;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rows of one table as of one moment. Not thread-safe; read once. */
public interface RowScan extends AutoCloseable {

    /** What is wrong with the table's shape: it does not exist, a column is missing, unexpected or of another type. */
    List<String> problems();

    /** Gives every row as texts of {@link dev.onramp.reconcile.fold.CellText}; a missing column has no values. */
    void forEach(Consumer<List<@Nullable String>> rows);

    @Override
    void close();

    /** Of a table that is not there. */
    static RowScan ofNothing(String problem) {
        return new RowScan() {
            @Override
            public List<String> problems() {
                return List.of(problem);
            }

            @Override
            public void forEach(Consumer<List<@Nullable String>> rows) {}

            @Override
            public void close() {}
        };
    }
}
