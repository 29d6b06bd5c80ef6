package dev.onramp.ingest.spark;

import dev.onramp.ingest.CrashPoint;
import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.postgres.PostgresBatch;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies one micro-batch of all topics to PostgreSQL: parsed in parallel, written by one task in one transaction. */
public final class PostgresSink {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresSink.class);

    private final List<EntityColumns> entities;
    private final IngestSettings.Postgres settings;

    public PostgresSink(List<EntityColumns> entities, IngestSettings.Postgres settings) {
        this.entities = List.copyOf(entities);
        this.settings = settings;
    }

    /** @param batch rows of {@link KafkaRows} */
    public void apply(Dataset<Row> batch) {
        CrashPoint.POSTGRES_OFFSETS_PLANNED.passed();
        long began = System.nanoTime();
        List<EntityColumns> columns = entities;
        IngestSettings.Postgres to = settings;
        long rows = ChangeRows.sorted(batch, columns, new PostgresRows(columns), 1)
                .toJavaRDD()
                .mapPartitions(changes -> List.of(write(changes, columns, to)).iterator())
                .collect()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
        LOG.info("postgres: {} keys in {} ms", rows, (System.nanoTime() - began) / 1_000_000);
    }

    private static long write(Iterator<InternalRow> changes, List<EntityColumns> entities, IngestSettings.Postgres to)
            throws Exception {
        try (PostgresBatch batch = new PostgresBatch(to, entities)) {
            while (changes.hasNext()) {
                InternalRow row = changes.next();
                int entity = row.getInt(ChangeRows.ENTITY);
                if (entity == ChangeRows.REJECTED || !row.getBoolean(ChangeRows.NEWEST)) {
                    continue;
                }
                if (ChangeRows.isTruncate(row)) {
                    batch.truncate(
                            entity, row.getUTF8String(ChangeRows.SEQUENCE).toString());
                } else {
                    batch.add(entity, row.getBinary(PostgresRows.LINE));
                }
            }
            batch.commit();
            return batch.rows();
        }
    }
}
