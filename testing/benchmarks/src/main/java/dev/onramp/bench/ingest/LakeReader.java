package dev.onramp.bench.ingest;

import com.typesafe.config.Config;
import dev.onramp.model.Entity;
import dev.onramp.reconcile.compare.Column;
import dev.onramp.reconcile.compare.RowScan;
import dev.onramp.reconcile.delta.DeltaTable;
import dev.onramp.reconcile.s3.S3Connection;
import dev.onramp.reconcile.s3.S3FileIO;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import java.util.List;
import java.util.function.LongConsumer;
import software.amazon.awssdk.services.s3.S3Client;

/** Reads Delta tables with Delta Kernel in one thread, the same way for every contestant. */
final class LakeReader implements AutoCloseable {
    private final S3Client client;
    private final Engine engine;

    /** @param s3 the section of the settings; not by way of what counts requests */
    LakeReader(Config s3) {
        client = S3Connection.open(s3);
        engine = DefaultEngine.create(new S3FileIO(client));
    }

    /**
     * All rows of a table but tombstones.
     *
     * @param location {@code s3://...}
     * @throws IllegalStateException when the table is not what the contract says
     */
    RowHashes rows(String location, Entity entity) {
        RowHashes rows = new RowHashes();
        scan(location, entity, rows::add);
        return rows;
    }

    /** Seconds that reading the whole table takes. */
    double scanSeconds(String location, Entity entity) {
        long start = System.nanoTime();
        scan(location, entity, row -> {});
        return (System.nanoTime() - start) / 1e9;
    }

    private void scan(String location, Entity entity, LongConsumer hashes) {
        List<Column> columns = Column.of(entity);
        int operation = entity.fields().size();
        boolean latest = !location.endsWith("_history");
        try (RowScan scan = new DeltaTable(engine, location).open(columns)) {
            if (!scan.problems().isEmpty()) {
                throw new IllegalStateException(location + ": " + scan.problems());
            }
            scan.forEach(cells -> {
                if (!latest || !"delete".equals(cells.get(operation))) {
                    hashes.accept(RowHashes.hash(cells));
                }
            });
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
