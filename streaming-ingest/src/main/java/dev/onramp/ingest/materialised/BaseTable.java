package dev.onramp.ingest.materialised;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import dev.onramp.ingest.delta.Scala;
import dev.onramp.model.Entity;
import dev.onramp.model.Identifier;
import dev.onramp.model.contract.LineageColumns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.RemoveFile;
import scala.Option;

/** The latest state of an entity as of one version of its table, and what differs from an earlier one. */
final class BaseTable {
    private static final String SIGN = "_sign";

    private final DeltaLog log;
    private final Snapshot snapshot;
    private final Entity entity;

    private BaseTable(DeltaLog log, Snapshot snapshot, Entity entity) {
        this.log = log;
        this.snapshot = snapshot;
        this.entity = entity;
    }

    /** The table as it is now; the version is -1 when there is none. */
    static BaseTable now(SparkSession session, String location, Entity entity) {
        DeltaLog log = DeltaLog.forTable(session, new Path(location));
        return new BaseTable(log, log.update(false, Option.empty(), Option.empty()), entity);
    }

    long version() {
        return snapshot.version();
    }

    /** Tells the table from another that stood in its place before. */
    String id() {
        return snapshot.metadata().id();
    }

    Entity entity() {
        return entity;
    }

    Dataset<Row> rows() {
        return rows(snapshot.allFiles().collectAsList());
    }

    /** How many rows there are, as far as the statistics say; {@link Long#MAX_VALUE} where they do not. */
    long count() {
        long rows = 0;
        for (AddFile each : snapshot.allFiles().collectAsList()) {
            Option<Object> known = each.numLogicalRecords();
            if (known.isEmpty()) {
                return Long.MAX_VALUE;
            }
            rows += (Long) known.get();
        }
        return rows;
    }

    /**
     * Keys of the rows that are new, gone or others than they were at an earlier version. Read from the files that came and went: a row that only moved into
     * another file stands in both, with the same sequence.
     *
     * @return columns of the key, each key once; no dataset in it when no file that holds data changed; empty when the log or files of that time
     *     are not there any more
     */
    Optional<Difference> since(long earlier) {
        Map<String, AddFile> came = new LinkedHashMap<>();
        Map<String, AddFile> went = new LinkedHashMap<>();
        if (earlier > version()) {
            return Optional.empty();
        }
        long next = earlier + 1;
        if (earlier < version()) {
            var commits = log.getChanges(earlier + 1, version(), Option.empty(), false);
            while (commits.hasNext()) {
                var commit = commits.next();
                if ((Long) commit._1() != next++) {
                    return Optional.empty();
                }
                for (Action action : Scala.list(commit._2())) {
                    // A commit that only rearranges rows takes as much away as it brings.
                    if (action instanceof AddFile file && file.dataChange()) {
                        move(file, id(file), went, came);
                    } else if (action instanceof RemoveFile file && file.dataChange()) {
                        AddFile gone = asAdded(file);
                        move(gone, id(gone), came, went);
                    }
                }
            }
        }
        if (next != version() + 1) {
            return Optional.empty();
        }
        if (came.isEmpty() && went.isEmpty()) {
            return Optional.of(Difference.NONE);
        }
        return Optional.of(new Difference(Optional.of(signed(came.values(), 1)
                .unionByName(signed(went.values(), -1))
                .groupBy(identity())
                .agg(sum(col(SIGN)).as(SIGN))
                .where(col(SIGN).notEqual(lit(0)))
                .select(key())
                .distinct())));
    }

    /** @param keys of the rows that differ; absent when it is known that none does */
    record Difference(Optional<Dataset<Row>> keys) {
        static final Difference NONE = new Difference(Optional.empty());
    }

    private static void move(AddFile file, String id, Map<String, AddFile> from, Map<String, AddFile> to) {
        if (from.remove(id) == null) {
            to.put(id, file);
        }
    }

    private Dataset<Row> signed(Collection<AddFile> files, int sign) {
        return rows(List.copyOf(files)).select(identity()).withColumn(SIGN, lit(sign));
    }

    private Dataset<Row> rows(List<AddFile> files) {
        return log.createDataFrame(snapshot, Scala.seq(files), false, Option.empty());
    }

    private Column[] key() {
        return entity.key().stream()
                .map(Identifier::value)
                .map(name -> col(name))
                .toArray(Column[]::new);
    }

    /** By the contract, rows that agree in these agree in all of their columns. */
    private Column[] identity() {
        List<Column> columns = new ArrayList<>(List.of(key()));
        Stream.of(LineageColumns.SEQUENCE, LineageColumns.DATA_ID, LineageColumns.MAPPING_VERSION)
                .map(name -> col(name))
                .forEach(columns::add);
        return columns.toArray(Column[]::new);
    }

    private static String id(AddFile file) {
        return file.deletionVector() == null
                ? file.path()
                : file.path() + "#" + file.deletionVector().uniqueId();
    }

    private static AddFile asAdded(RemoveFile file) {
        return new AddFile(
                file.path(),
                Scala.map(Map.of()),
                file.getFileSize(),
                0,
                true,
                null,
                null,
                file.deletionVector(),
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty());
    }
}
