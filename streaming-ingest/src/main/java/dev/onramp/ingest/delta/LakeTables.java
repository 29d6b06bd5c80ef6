package dev.onramp.ingest.delta;

import dev.onramp.ingest.CrashPoint;
import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.IngestErrors;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.spark.SparkTypes;
import dev.onramp.model.contract.LineageColumns;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaConcurrentModificationException;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.Format;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.types.StructType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;

/** Makes the lake's tables out of the model, or checks and extends those that are there. */
public final class LakeTables {
    private static final Logger LOG = LoggerFactory.getLogger(LakeTables.class);
    private static final int TRIES = 5;
    /** Tables made at the same time: most of the work is waiting for the store. */
    private static final int THREADS = 4;

    private final SparkSession session;
    private final IngestSettings.Lake lake;

    public LakeTables(SparkSession session, IngestSettings.Lake lake) {
        this.session = session;
        this.lake = lake;
    }

    /**
     * Brings the tables of the entities into being; harmless when repeated, and beside another process that does the same.
     *
     * @throws dev.onramp.config.OnrampException ONR-I010 or ONR-I011 when a table that is there cannot be used
     */
    public void prepare(List<EntityColumns> entities) {
        List<Runnable> work = new ArrayList<>();
        for (EntityColumns entity : entities) {
            String statistics = Stream.concat(
                            entity.key().stream(), Stream.of(LineageColumns.SEQUENCE, LineageColumns.CHANGED_AT))
                    .collect(Collectors.joining(","));
            work.add(() -> table(
                    entity.entity(),
                    entity.doc(),
                    SparkTypes.schema(entity),
                    statistics,
                    List.of(),
                    lake.deletionVectors()));
            // Histories from before there were truncates have keys that may not be null.
            work.add(() -> table(
                    entity.historyTable(),
                    "Every change of: " + entity.doc(),
                    SparkTypes.history(entity),
                    statistics,
                    entity.key(),
                    false));
        }
        Parallel.run(THREADS, work);
    }

    /** Brings one table without deletion vectors into being. */
    void table(String name, String doc, StructType schema, String statisticsColumns, List<String> mayBecomeNull) {
        table(name, doc, schema, statisticsColumns, mayBecomeNull, false);
    }

    /**
     * Returns when the tables of these entities are there.
     *
     * @param checkpoint what says that they should be
     * @throws dev.onramp.config.OnrampException ONR-I008 with those that are not
     */
    public void requireThose(List<EntityColumns> entities, String checkpoint) {
        List<String> gone = Collections.synchronizedList(new ArrayList<>());
        List<Runnable> work = new ArrayList<>();
        for (EntityColumns entity : entities) {
            for (String table : List.of(entity.entity(), entity.historyTable())) {
                work.add(() -> {
                    DeltaLog log = DeltaLog.forTable(session, new org.apache.hadoop.fs.Path(lake.location(table)));
                    if (log.startTransaction().readVersion() < 0) {
                        gone.add(lake.location(table));
                    }
                });
            }
        }
        Parallel.run(THREADS, work);
        if (!gone.isEmpty()) {
            throw IngestErrors.lakeTablesGone(gone.stream().sorted().toList(), checkpoint);
        }
    }

    /**
     * Brings one table into being.
     *
     * @param mayBecomeNull columns of an existing table that may lose their NOT NULL
     * @param deletionVectors whether updates may mark rows as deleted
     */
    void table(
            String name,
            String doc,
            StructType schema,
            String statisticsColumns,
            List<String> mayBecomeNull,
            boolean deletionVectors) {
        DeltaLog log = DeltaLog.forTable(session, new org.apache.hadoop.fs.Path(lake.location(name)));
        for (int attempt = 1; ; attempt++) {
            try {
                SparkSession.setActiveSession(session);
                prepare(log, name, doc, schema, statisticsColumns, mayBecomeNull, deletionVectors);
                return;
            } catch (DeltaConcurrentModificationException e) {
                // Somebody else prepares the same table: look again at what is there now.
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private void prepare(
            DeltaLog log,
            String name,
            String doc,
            StructType schema,
            String statisticsColumns,
            List<String> mayBecomeNull,
            boolean deletionVectors) {
        OptimisticTransaction transaction = log.startTransaction();
        if (transaction.readVersion() < 0) {
            log.createLogDirectoriesIfNotExists();
            Metadata metadata = new Metadata(
                    UUID.randomUUID().toString(),
                    name,
                    doc,
                    new Format("parquet", Scala.map(Map.of())),
                    schema.json(),
                    Scala.seq(List.of()),
                    Scala.map(properties(statisticsColumns, deletionVectors)),
                    Option.apply(System.currentTimeMillis()));
            transaction.updateMetadataForNewTable(metadata);
            transaction.commit(
                    Scala.<Action>seq(List.of()),
                    new DeltaOperations.CreateTable(metadata, false, false, Option.empty()));
            CrashPoint.LAKE_TABLE_MADE.passed();
            LOG.info("created table {}", lake.location(name));
            return;
        }
        List<String> forbidden = TableFeatures.forbidden(
                transaction.protocol(), deletionVectors ? Set.of(TableFeatures.DELETION_VECTORS) : Set.of());
        if (!forbidden.isEmpty()) {
            throw IngestErrors.lakeTableFeature(lake.location(name), forbidden);
        }
        SchemaComparison comparison = SchemaComparison.of(transaction.metadata().schema(), schema, mayBecomeNull);
        if (!comparison.differences().isEmpty()) {
            throw IngestErrors.lakeTableDiffers(lake.location(name), comparison.differences());
        }
        Metadata old = transaction.metadata();
        boolean enables = deletionVectors
                && !old.configuration().get(LakeTable.DELETION_VECTORS).contains("true");
        if (comparison.merged().isPresent() || enables) {
            StructType merged = comparison.merged().orElse(old.schema());
            transaction.updateMetadata(
                    old.copy(
                            old.id(),
                            old.name(),
                            doc,
                            old.format(),
                            merged.json(),
                            old.partitionColumns(),
                            enables
                                    ? old.configuration().updated(LakeTable.DELETION_VECTORS, "true")
                                    : old.configuration(),
                            old.createdTime()),
                    false);
            transaction.commit(Scala.<Action>seq(List.of()), new DeltaOperations.UpdateSchema(old.schema(), merged));
            LOG.info("extended table {} to {}", lake.location(name), merged.simpleString());
        }
    }

    private static Map<String, String> properties(String statisticsColumns, boolean deletionVectors) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("delta.dataSkippingStatsColumns", statisticsColumns);
        properties.put(LakeTable.DELETION_VECTORS, Boolean.toString(deletionVectors));
        properties.put("delta.checkpointInterval", "50");
        return new TreeMap<>(properties);
    }
}
