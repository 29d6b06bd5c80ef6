package dev.onramp.ingest.spark;

import dev.onramp.ingest.CrashPoint;
import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.postgres.BinaryCopy;
import dev.onramp.ingest.postgres.PostgresBatch;
import dev.onramp.model.contract.LineageColumns;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies one micro-batch of all topics to PostgreSQL: parsed by tasks, written by the driver. Used by one thread at a time. */
public final class PostgresSink {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresSink.class);
    /** Of a batch that does not fit into memory; one after the other is brought to the driver. */
    private static final int PARTITIONS = 16;
    /** Below, a further connection costs more than it helps. */
    private static final long SIDE_BY_SIDE_FROM_ROWS = 20_000;

    private static final int MOST_CONNECTIONS = 4;

    private final List<EntityColumns> entities;
    private final IngestSettings.Postgres settings;
    private final long inMemoryBytes;
    private final long sideBySideFromRows;
    private final KeyHash.Secret secret = KeyHash.Secret.random();

    public PostgresSink(List<EntityColumns> entities, IngestSettings.Postgres settings) {
        this(entities, settings, BatchChanges.IN_MEMORY_BYTES, SIDE_BY_SIDE_FROM_ROWS);
    }

    /**
     * @param inMemoryBytes size up to which a batch is brought to the driver as a whole; 0 for never
     * @param sideBySideFromRows size from which entities are merged side by side
     */
    PostgresSink(
            List<EntityColumns> entities,
            IngestSettings.Postgres settings,
            long inMemoryBytes,
            long sideBySideFromRows) {
        this.entities = List.copyOf(entities);
        this.settings = settings;
        this.inMemoryBytes = inMemoryBytes;
        this.sideBySideFromRows = sideBySideFromRows;
    }

    /**
     * Returns when everything is committed.
     *
     * @param batch rows of {@link KafkaRows}
     * @throws SQLException when the database fails or refuses; some entities may be applied then, which the next try mends
     */
    public void apply(Dataset<Row> batch) throws SQLException {
        CrashPoint.POSTGRES_OFFSETS_PLANNED.passed();
        long began = System.nanoTime();
        try (BatchChanges changes = BatchChanges.of(batch, entities, secret, PARTITIONS, inMemoryBytes)) {
            List<PostgresBatch.Part> parts =
                    changes.byEntity().stream().map(PostgresSink::part).toList();
            PostgresBatch.apply(settings, parts, changes.count() < sideBySideFromRows ? 1 : MOST_CONNECTIONS);
            LOG.info(
                    "postgres: {} changes in {} ms ({})",
                    changes.count(),
                    (System.nanoTime() - began) / 1_000_000,
                    changes.summary());
        }
    }

    private static PostgresBatch.Part part(BatchChanges.OfEntity changes) {
        EntityColumns entity = changes.entity();
        int sequence = entity.fields().size() + LineageColumns.ALL.indexOf(LineageColumns.SEQUENCE);
        Optional<String> truncatedTo = changes.truncates().stream()
                .map(row -> row.getUTF8String(sequence).toString())
                .max(Comparator.naturalOrder());
        return new PostgresBatch.Part(entity, truncatedTo, changes.count(), out -> write(changes, out));
    }

    private static long write(BatchChanges.OfEntity changes, BinaryCopy out) throws SQLException {
        CopyRows rows = new CopyRows(changes.entity(), out);
        if (changes.inMemory().isPresent()) {
            DistinctChanges here = changes.inMemory().get();
            for (int i = 0; i < here.size(); i++) {
                if (here.isNewest(i)) {
                    rows.write(here.row(i));
                }
            }
        } else {
            int newest = changes.entity().all().size();
            Iterator<InternalRow> all = ChangeRows.internal(changes.changes())
                    .toJavaRDD()
                    .filter(row -> row.getBoolean(newest))
                    .map(InternalRow::copy)
                    .toLocalIterator();
            while (all.hasNext()) {
                rows.write(all.next());
            }
        }
        return rows.deletes();
    }
}
