package dev.onramp.ingest.materialised;

import dev.onramp.ingest.delta.Scala;
import dev.onramp.model.wide.WideTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.Format;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.delta.actions.SetTransaction;
import org.apache.spark.sql.types.StructType;
import scala.Option;

/**
 * One change of a wide table, made visible all at once together with the versions of the tables that its rows were taken from. Optimistic: whoever changed the
 * table in between was first. Used by one thread, once.
 */
final class WideLog {
    /** The table property that says how the rows are made and from which tables; rows that were made in another way are of no use. */
    static final String RECIPE = "onramp.materialised";

    private static final String UNKNOWN_RECIPE = "";

    private final DeltaLog log;
    private final OptimisticTransaction transaction;
    private final List<Action> actions = new ArrayList<>();

    private WideLog(DeltaLog log) {
        this.log = log;
        this.transaction = log.startTransaction();
        transaction.readWholeTable();
    }

    static WideLog begin(SparkSession session, String location) {
        return new WideLog(DeltaLog.forTable(session, new Path(location)));
    }

    /** How the rows were made; empty when there is no table yet, or a foreign one. */
    String recipe() {
        Option<String> known = transaction.readVersion() < 0
                ? Option.empty()
                : transaction.metadata().configuration().get(RECIPE);
        return known.isDefined() ? known.get() : UNKNOWN_RECIPE;
    }

    /** The version of an entity's table that the rows were taken from. */
    OptionalLong versionOf(String entity) {
        long version = transaction.txnVersion(WideTable.versionOf(entity));
        return version < 0 ? OptionalLong.empty() : OptionalLong.of(version);
    }

    List<AddFile> files() {
        return transaction.snapshot().allFiles().collectAsList();
    }

    Dataset<Row> rows(List<AddFile> some) {
        return log.createDataFrame(transaction.snapshot(), Scala.seq(some), false, Option.empty());
    }

    /** Makes the table, or makes another one of it; all of its rows must be written anew in the same change. */
    void define(String name, String doc, StructType schema, String recipe) {
        Map<String, String> properties = new TreeMap<>(Map.of(
                RECIPE,
                recipe,
                "delta.enableDeletionVectors",
                "false",
                "delta.checkpointInterval",
                "50",
                "delta.logRetentionDuration",
                "interval 7 days"));
        boolean isNew = transaction.readVersion() < 0;
        Metadata metadata = new Metadata(
                isNew ? UUID.randomUUID().toString() : transaction.metadata().id(),
                name,
                doc,
                new Format("parquet", Scala.map(Map.of())),
                schema.json(),
                Scala.seq(List.of()),
                Scala.map(properties),
                Option.apply(System.currentTimeMillis()));
        if (isNew) {
            log.createLogDirectoriesIfNotExists();
            transaction.updateMetadataForNewTable(metadata);
        } else {
            transaction.updateMetadata(metadata, false);
        }
    }

    void remove(List<AddFile> some) {
        long now = System.currentTimeMillis();
        some.forEach(each -> actions.add(each.removeWithTimestamp(now, true)));
    }

    /** Writes rows into new files by a Spark job. */
    void add(Dataset<Row> rows) {
        actions.addAll(Scala.list(transaction.writeFiles(rows)));
    }

    /**
     * Makes the change visible.
     *
     * @param versions of the tables that all rows are taken from now, by entity
     * @throws org.apache.spark.sql.delta.DeltaConcurrentModificationException when somebody else changed the table since the beginning
     */
    void commit(Map<String, Long> versions) {
        long now = System.currentTimeMillis();
        versions.forEach((entity, version) -> {
            // Asked for first, so that another refresh in between is noticed.
            transaction.txnVersion(WideTable.versionOf(entity));
            actions.add(new SetTransaction(WideTable.versionOf(entity), version, Option.apply(now)));
        });
        transaction.commit(Scala.seq(actions), Scala.append());
    }
}
