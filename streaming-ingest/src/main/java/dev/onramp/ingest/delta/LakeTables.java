package dev.onramp.ingest.delta;

import dev.onramp.ingest.Column;
import dev.onramp.ingest.CrashPoint;
import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.IngestErrors;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.Parallel;
import dev.onramp.ingest.spark.SparkTypes;
import dev.onramp.model.Entity;
import dev.onramp.model.EntityDeclaration;
import dev.onramp.model.change.ModelChange;
import dev.onramp.model.change.StoredEntity;
import dev.onramp.model.contract.LineageColumns;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaConcurrentModificationException;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.Format;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.types.StructType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;

/**
 * Makes the lake's tables out of the model, or brings those that are there to what it says now: columns are added, commented anew and renamed.
 * A change that breaks with what is stored is refused before anything is changed. Each latest table remembers what the model said of its entity.
 */
public final class LakeTables {
    /** The table property that holds what the model said of the entity when the table was last prepared. */
    static final String DECLARED = "onramp.entity";

    private static final Logger LOG = LoggerFactory.getLogger(LakeTables.class);
    private static final int TRIES = 5;
    /** Delta's own property: commits after which the one that commits writes a checkpoint, and waits for it. */
    private static final String CHECKPOINT_INTERVAL = "delta.checkpointInterval";
    /** Maintenance writes them sooner, beside the stream; this is for tables without. */
    private static final String COMMITS_PER_CHECKPOINT = "500";
    /** What tables of earlier versions have. */
    private static final String FORMERLY_PER_CHECKPOINT = "50";
    /** Tables made at the same time: most of the work is waiting for the store. */
    private static final int THREADS = 4;

    private final SparkSession session;
    private final IngestSettings.Lake lake;
    private final Set<String> acceptedBreaks;

    public LakeTables(SparkSession session, IngestSettings.Lake lake) {
        this(session, lake, Set.of());
    }

    /** @param acceptedBreaks paths of changes of the model that are taken although they break */
    public LakeTables(SparkSession session, IngestSettings.Lake lake, Set<String> acceptedBreaks) {
        this.session = session;
        this.lake = lake;
        this.acceptedBreaks = Set.copyOf(acceptedBreaks);
    }

    /**
     * A table as the model wants it.
     *
     * @param fields those of its columns that may have had other names
     * @param mayBecomeNull columns of an existing table that may lose their NOT NULL
     * @param declaration what to remember of the model; empty for nothing
     * @param deletionVectors whether updates may mark rows as deleted
     */
    private record Wanted(
            String name,
            String doc,
            StructType schema,
            String statisticsColumns,
            List<Column> fields,
            List<String> mayBecomeNull,
            String declaration,
            boolean deletionVectors) {}

    /**
     * Brings the tables of the entities into being; harmless when repeated, and beside another process that does the same.
     *
     * @throws dev.onramp.config.OnrampException ONR-I010 or ONR-I011 when a table that is there cannot be used; no table has been changed then
     */
    public void prepare(List<EntityColumns> entities) {
        List<Wanted> tables = new ArrayList<>();
        for (EntityColumns entity : entities) {
            tables.add(latest(entity));
            tables.add(history(entity));
        }
        Parallel.run(
                THREADS, tables.stream().map(each -> work(() -> check(each))).toList());
        Parallel.run(
                THREADS, tables.stream().map(each -> work(() -> prepare(each))).toList());
    }

    private Runnable work(Runnable step) {
        return () -> {
            SparkSession.setActiveSession(session);
            step.run();
        };
    }

    private Wanted latest(EntityColumns entity) {
        return new Wanted(
                entity.entity(),
                entity.doc(),
                SparkTypes.schema(entity),
                statisticsColumns(entity),
                entity.fields(),
                List.of(),
                entity.declaration(),
                lake.deletionVectors());
    }

    private static Wanted history(EntityColumns entity) {
        // Histories from before there were truncates have keys that may not be null.
        return new Wanted(
                entity.historyTable(),
                "Every change of: " + entity.doc(),
                SparkTypes.history(entity),
                statisticsColumns(entity),
                entity.fields(),
                entity.key(),
                "",
                false);
    }

    private static String statisticsColumns(EntityColumns entity) {
        return Stream.concat(entity.key().stream(), Stream.of(LineageColumns.SEQUENCE, LineageColumns.CHANGED_AT))
                .collect(Collectors.joining(","));
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
                    DeltaLog log = DeltaLog.forTable(session, new Path(lake.location(table)));
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
     * Brings a table into being that is no entity's.
     *
     * @param mayBecomeNull columns of an existing table that may lose their NOT NULL
     */
    void table(String name, String doc, StructType schema, String statisticsColumns, List<String> mayBecomeNull) {
        Wanted wanted = new Wanted(name, doc, schema, statisticsColumns, List.of(), mayBecomeNull, "", false);
        work(() -> {
                    check(wanted);
                    prepare(wanted);
                })
                .run();
    }

    /** Refuses what cannot be done. */
    private void check(Wanted wanted) {
        DeltaLog log = log(wanted);
        Snapshot snapshot = log.update(false, Option.empty(), Option.empty());
        if (snapshot.version() >= 0) {
            List<String> forbidden = TableFeatures.forbidden(
                    snapshot.protocol(), wanted.deletionVectors() ? Set.of(TableFeatures.DELETION_VECTORS) : Set.of());
            if (!forbidden.isEmpty()) {
                throw IngestErrors.lakeTableFeature(lake.location(wanted.name()), forbidden);
            }
            compare(snapshot.metadata(), wanted);
        }
    }

    /** @throws dev.onramp.config.OnrampException ONR-I010 when the table cannot become what is wanted */
    private SchemaComparison compare(Metadata metadata, Wanted wanted) {
        List<ModelChange> breaking = breaking(metadata, wanted);
        if (!breaking.isEmpty()) {
            throw IngestErrors.modelBreaks(lake.location(wanted.name()), breaking);
        }
        StructType existing = Renames.of(metadata.schema(), wanted.fields()).applied(metadata.schema());
        SchemaComparison comparison = SchemaComparison.of(existing, wanted.schema(), wanted.mayBecomeNull());
        if (!comparison.differences().isEmpty()) {
            throw IngestErrors.lakeTableDiffers(lake.location(wanted.name()), comparison.differences());
        }
        return comparison;
    }

    private List<ModelChange> breaking(Metadata metadata, Wanted wanted) {
        Option<String> known = metadata.configuration().get(DECLARED);
        Optional<Entity> before = known.isDefined() ? EntityDeclaration.read(known.get()) : Optional.empty();
        Optional<Entity> now = EntityDeclaration.read(wanted.declaration());
        if (before.isEmpty() || now.isEmpty()) {
            return List.of();
        }
        return StoredEntity.breakingChanges(before.get(), now.get()).stream()
                .filter(each -> !acceptedBreaks.contains(each.path()))
                .toList();
    }

    private DeltaLog log(Wanted wanted) {
        return DeltaLog.forTable(session, new Path(lake.location(wanted.name())));
    }

    private void prepare(Wanted wanted) {
        for (int attempt = 1; ; attempt++) {
            try {
                prepare(log(wanted), wanted);
                return;
            } catch (DeltaConcurrentModificationException e) {
                // Somebody else prepares the same table: look again at what is there now.
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private void prepare(DeltaLog log, Wanted wanted) {
        OptimisticTransaction transaction = log.startTransaction();
        if (transaction.readVersion() < 0) {
            create(log, transaction, wanted);
            return;
        }
        SchemaComparison comparison = compare(transaction.metadata(), wanted);
        Renames renames = Renames.of(transaction.metadata().schema(), wanted.fields());
        if (!renames.isEmpty()
                && transaction.metadata().columnMappingMode().name().equals("none")) {
            // From then on files know columns by names that the schema does not show; those of before keep theirs.
            session.sql("alter table delta.`" + lake.location(wanted.name()) + "` set tblproperties"
                    + " ('delta.columnMapping.mode' = 'name',"
                    + " 'delta.minReaderVersion' = '2',"
                    + " 'delta.minWriterVersion' = '5')");
            prepare(log, wanted);
            return;
        }
        Metadata old = transaction.metadata();
        StructType schema = comparison.merged().orElse(renames.applied(old.schema()));
        boolean declares = !wanted.declaration().isEmpty()
                && !old.configuration().get(DECLARED).contains(wanted.declaration());
        boolean enables = wanted.deletionVectors()
                && !old.configuration().get(LakeTable.DELETION_VECTORS).contains("true");
        boolean delays = old.configuration().get(CHECKPOINT_INTERVAL).contains(FORMERLY_PER_CHECKPOINT);
        if (schema.equals(old.schema()) && !declares && !enables && !delays) {
            return;
        }
        var configuration = old.configuration();
        if (delays) {
            configuration = configuration.updated(CHECKPOINT_INTERVAL, COMMITS_PER_CHECKPOINT);
        }
        if (declares) {
            configuration = configuration.updated(DECLARED, wanted.declaration());
        }
        if (enables) {
            configuration = configuration.updated(LakeTable.DELETION_VECTORS, "true");
        }
        transaction.updateMetadata(
                old.copy(
                        old.id(),
                        old.name(),
                        wanted.doc(),
                        old.format(),
                        schema.json(),
                        old.partitionColumns(),
                        configuration,
                        old.createdTime()),
                false);
        transaction.commit(Scala.<Action>seq(List.of()), new DeltaOperations.UpdateSchema(old.schema(), schema));
        if (!schema.equals(old.schema())) {
            LOG.info(
                    "changed table {} to {}{}",
                    lake.location(wanted.name()),
                    schema.simpleString(),
                    renames.isEmpty() ? "" : ", renamed " + renames.names());
        }
    }

    private void create(DeltaLog log, OptimisticTransaction transaction, Wanted wanted) {
        log.createLogDirectoriesIfNotExists();
        Metadata metadata = new Metadata(
                UUID.randomUUID().toString(),
                wanted.name(),
                wanted.doc(),
                new Format("parquet", Scala.map(Map.of())),
                wanted.schema().json(),
                Scala.seq(List.of()),
                Scala.map(properties(wanted)),
                Option.apply(System.currentTimeMillis()));
        transaction.updateMetadataForNewTable(metadata);
        transaction.commit(
                Scala.<Action>seq(List.of()), new DeltaOperations.CreateTable(metadata, false, false, Option.empty()));
        CrashPoint.LAKE_TABLE_MADE.passed();
        LOG.info("created table {}", lake.location(wanted.name()));
    }

    private static Map<String, String> properties(Wanted wanted) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("delta.dataSkippingStatsColumns", wanted.statisticsColumns());
        properties.put(LakeTable.DELETION_VECTORS, Boolean.toString(wanted.deletionVectors()));
        properties.put(CHECKPOINT_INTERVAL, COMMITS_PER_CHECKPOINT);
        properties.put("delta.logRetentionDuration", "interval 7 days");
        if (!wanted.declaration().isEmpty()) {
            properties.put(DECLARED, wanted.declaration());
        }
        return new TreeMap<>(properties);
    }
}
