package dev.onramp.ingest.delta;

import dev.onramp.ingest.CrashPoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.DeletionVectorDescriptor;
import org.apache.spark.sql.delta.actions.FileAction;
import org.apache.spark.sql.delta.actions.Metadata;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A Delta table with transactions in the open: which files are read, which are added, which are removed. Used instead of DataFrame writes
 * and MERGE because a batch knows better than a general planner which files can matter to it. The list of files is remembered from one
 * transaction to the next as long as nobody else commits, since asking Delta for it costs Spark jobs.
 *
 * <p>Every transaction counts as having read the whole table: a commit of somebody else in between fails ours. Used by one thread at a time.
 */
final class LakeTable {
    /** The table property that holds the highest truncate that the table has seen. */
    static final String TRUNCATED_TO = "onramp.truncated-to";

    /** Delta's own property by which rows may be marked as deleted. */
    static final String DELETION_VECTORS = "delta.enableDeletionVectors";

    private final DeltaLog log;
    private List<KnownFile> files = List.of();
    private long filesVersion = -1;

    private LakeTable(DeltaLog log) {
        this.log = log;
    }

    static LakeTable at(SparkSession session, String location) {
        return new LakeTable(DeltaLog.forTable(session, new Path(location)));
    }

    DeltaLog log() {
        return log;
    }

    /** Begins a transaction on the newest version. */
    Change begin() {
        OptimisticTransaction transaction = log.startTransaction();
        transaction.readWholeTable();
        return new Change(transaction);
    }

    private static List<KnownFile> load(Snapshot snapshot) {
        boolean empty = snapshot.checksumOpt().isDefined()
                && snapshot.checksumOpt().get().numFiles() == 0;
        return empty
                ? List.of()
                : snapshot.allFiles().collectAsList().stream()
                        .map(KnownFile::of)
                        .toList();
    }

    /** One transaction; used by one thread. */
    final class Change {
        private final OptimisticTransaction transaction;
        private final List<KnownFile> added = new ArrayList<>();
        private final List<AddFile> removed = new ArrayList<>();
        private final List<KnownFile> marked = new ArrayList<>();
        private final List<Action> marks = new ArrayList<>();

        private boolean truncates;

        private Change(OptimisticTransaction transaction) {
            this.transaction = transaction;
        }

        /** The sequence of the highest truncate of the version that this began on; lower than every sequence when there was none. */
        String truncatedTo() {
            Option<String> known = transaction.metadata().configuration().get(TRUNCATED_TO);
            return known.isDefined() ? known.get() : "";
        }

        /** Remembers a truncate; must come before rows are added. */
        void truncateTo(String sequence) {
            Metadata old = transaction.metadata();
            transaction.updateMetadata(
                    old.copy(
                            old.id(),
                            old.name(),
                            old.description(),
                            old.format(),
                            old.schemaString(),
                            old.partitionColumns(),
                            old.configuration().updated(TRUNCATED_TO, sequence),
                            old.createdTime()),
                    false);
            truncates = true;
        }

        /** Every file of the version that this began on. */
        List<KnownFile> files() {
            if (transaction.readVersion() != filesVersion) {
                files = load(transaction.snapshot());
                filesVersion = transaction.readVersion();
            }
            return files;
        }

        /** The files that may hold a sequence that is at least this. */
        List<KnownFile> filesFrom(String sequence) {
            return files().stream().filter(each -> each.mayReach(sequence)).toList();
        }

        /** Whether files are plain Parquet under the names of the schema, so that they can be read and written without Delta's help. */
        boolean isPlain() {
            return transaction.metadata().columnMappingMode().name().equals("none")
                    && transaction.metadata().partitionColumns().isEmpty();
        }

        /** Whether rows may be marked as deleted instead of being left out of a new file. */
        boolean takesDeletionVectors() {
            Option<String> enabled = transaction.metadata().configuration().get(DELETION_VECTORS);
            return enabled.isDefined()
                    && enabled.get().equals("true")
                    && CollectionConverters.asJava(transaction.protocol().readerAndWriterFeatureNames())
                            .contains(TableFeatures.DELETION_VECTORS);
        }

        /** The rows of some files of this version. */
        Dataset<Row> rows(List<KnownFile> some) {
            return log.createDataFrame(
                    transaction.snapshot(),
                    Scala.seq(some.stream().map(KnownFile::file).toList()),
                    false,
                    Option.empty());
        }

        /** Writes rows into new files by a Spark job; they become part of the table with {@link #commit}. */
        void add(Dataset<Row> rows) {
            for (FileAction action : Scala.list(transaction.writeFiles(rows))) {
                added.add(KnownFile.of((AddFile) action));
            }
        }

        /** A file that stands in the table's folder already. */
        void add(KnownFile file) {
            added.add(file);
        }

        void remove(List<KnownFile> some) {
            some.forEach(each -> removed.add(each.file()));
        }

        /** Sets which rows of a file are deleted. */
        void mark(KnownFile file, DeletionVectorDescriptor deleted) {
            var both = file.file().removeRows(deleted, true, true);
            marked.add(new KnownFile(both._1(), file.rows(), file.highestSequence()));
            marks.add(both._1());
            marks.add(both._2());
        }

        /**
         * Makes the change visible, all of it at once; does nothing when there is nothing to change.
         *
         * @throws org.apache.spark.sql.delta.DeltaConcurrentModificationException when somebody changed the table since the beginning
         */
        void commit() {
            if (added.isEmpty() && removed.isEmpty() && marks.isEmpty() && !truncates) {
                return;
            }
            CrashPoint.LAKE_FILES_WRITTEN.passed();
            List<Action> actions = new ArrayList<>();
            added.forEach(each -> actions.add(each.file()));
            removed.forEach(each -> actions.add(each.remove()));
            actions.addAll(marks);
            long version = transaction.commit(Scala.seq(actions), Scala.append());
            CrashPoint.LAKE_TABLE_COMMITTED.passed();
            if (transaction.readVersion() == filesVersion && version == filesVersion + 1) {
                Set<String> gone = new HashSet<>();
                removed.forEach(each -> gone.add(each.path()));
                marked.forEach(each -> gone.add(each.path()));
                List<KnownFile> now = new ArrayList<>(files);
                now.removeIf(each -> gone.contains(each.file().path()));
                now.addAll(added);
                now.addAll(marked);
                files = List.copyOf(now);
                filesVersion = version;
            } else {
                // A commit that does not disturb ours came in between: look at the table anew.
                filesVersion = -1;
            }
        }

        /** After {@link #commit}: every file of the table when that is still known; empty when somebody else committed as well. */
        Optional<List<KnownFile>> filesAfter() {
            return filesVersion == -1 ? Optional.empty() : Optional.of(files);
        }
    }
}
