package dev.onramp.ingest.delta;

import static dev.onramp.model.contract.LineageColumns.CHANGED_AT;
import static dev.onramp.model.contract.LineageColumns.DATA_ID;
import static dev.onramp.model.contract.LineageColumns.SEQUENCE;

import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.KeyHash;
import dev.onramp.ingest.spark.RowKeys;
import dev.onramp.ingest.spark.SparkTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.parquet.hadoop.ParquetOutputFormat;
import org.apache.spark.paths.SparkPath;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArray;
import org.apache.spark.sql.execution.datasources.OutputWriter;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import scala.Function1;
import scala.Option;
import scala.collection.Iterator;

/**
 * Reads and writes Parquet files of an entity's table in the calling thread, by Spark's own reader and writer but without a Spark job: for
 * a few thousand rows, planning and running a job costs a hundred times more than the work. Used by one thread at a time.
 */
final class PlainFiles {
    private final EntityColumns entity;
    private final Path folder;
    private final Configuration configuration;
    private final StructType schema;
    private final StructType marks;
    private final OutputWriterFactory writers;
    private final Function1<PartitionedFile, Iterator<InternalRow>> rowReader;
    private final Function1<PartitionedFile, Iterator<InternalRow>> markReader;
    private final DeletionVectors deletionVectors;
    private final RowKeys keysOfRows;
    private final RowKeys keysOfMarks;

    /** @param secret for the hashes of keys, one for all who compare them */
    PlainFiles(SparkSession session, LakeTable table, EntityColumns entity, KeyHash.Secret secret) {
        this.entity = entity;
        this.folder = table.log().dataPath();
        Configuration common = table.log().newDeltaHadoopConf();
        this.schema = SparkTypes.nullable(entity);
        this.marks = new StructType(Stream.concat(entity.key().stream(), Stream.of(SEQUENCE))
                .map(schema::apply)
                .toArray(org.apache.spark.sql.types.StructField[]::new));
        this.deletionVectors = new DeletionVectors(folder, common);
        this.keysOfRows = new RowKeys(schema, entity.key(), secret);
        this.keysOfMarks = new RowKeys(marks, entity.key(), secret);
        try {
            // Readers and writers leave their schemas in the configuration: each gets one of its own.
            Job job = Job.getInstance(common);
            // Nearly every row has values of its own here: a dictionary is built in vain, and then given up.
            Stream.concat(entity.key().stream(), Stream.of(SEQUENCE, CHANGED_AT, DATA_ID))
                    .forEach(name -> job.getConfiguration()
                            .setBoolean(ParquetOutputFormat.ENABLE_DICTIONARY + "#" + name, false));
            this.writers = new ParquetFileFormat().prepareWrite(session, job, Scala.map(Map.of()), schema);
            this.configuration = job.getConfiguration();
            this.rowReader = reader(session, schema, new Configuration(common));
            this.markReader = reader(session, marks, new Configuration(common));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare to write " + folder, e);
        }
    }

    private Function1<PartitionedFile, Iterator<InternalRow>> reader(
            SparkSession session, StructType columns, Configuration own) {
        return new ParquetFileFormat()
                .buildReaderWithPartitionValues(
                        session,
                        schema,
                        new StructType(),
                        columns,
                        Scala.seq(List.of()),
                        Scala.map(Map.of("returning_batch", "false")),
                        own);
    }

    /** Columns of {@link #read}, which are those of the entity. */
    StructType schema() {
        return schema;
    }

    /** Place of the sequence in a row of {@link #read}. */
    int sequencePosition() {
        return schema.fieldIndex(SEQUENCE);
    }

    DeletionVectors deletionVectors() {
        return deletionVectors;
    }

    /** Takes rows with their places in the file. */
    interface RowConsumer {
        void accept(int position, InternalRow row);
    }

    /** Gives every row but those marked as deleted to the consumer; a row is valid during the call alone. */
    void read(KnownFile file, RowConsumer each) {
        read(rowReader, file, each);
    }

    /** What {@link #readMarks} gives. */
    interface MarkConsumer {
        /** @param keys have looked at the key; neither they nor the sequence may be kept */
        void accept(int position, RowKeys keys, UTF8String sequence);
    }

    /** Gives key and sequence of the rows whose sequence is at least the lowest, reading those columns alone. */
    void readMarks(KnownFile file, UTF8String lowest, MarkConsumer each) {
        int at = marks.length() - 1;
        read(markReader, file, (position, row) -> {
            UTF8String sequence = row.getUTF8String(at);
            if (sequence.binaryCompare(lowest) >= 0) {
                keysOfMarks.look(row);
                each.accept(position, keysOfMarks, sequence);
            }
        });
    }

    /** What {@link #readKeys} gives. */
    interface KeyConsumer {
        void accept(int position, long first, long second);
    }

    /** Gives the hash of the key of every row but those marked as deleted. */
    void readKeys(KnownFile file, KeyConsumer each) {
        readMarks(
                file,
                UTF8String.EMPTY_UTF8,
                (position, keys, sequence) -> each.accept(position, keys.first(), keys.second()));
    }

    private void read(Function1<PartitionedFile, Iterator<InternalRow>> reader, KnownFile file, RowConsumer each) {
        AddFile add = file.file();
        RoaringBitmapArray deleted = file.hasDeletionVector() ? deletionVectors.of(file) : null;
        Iterator<InternalRow> rows = reader.apply(new PartitionedFile(
                InternalRow.empty(),
                SparkPath.fromPath(new Path(folder, add.path())),
                0,
                add.size(),
                new String[0],
                add.modificationTime(),
                add.size(),
                Scala.map(Map.of())));
        try {
            // Nothing is filtered by the reader, so that the number of a row is its position.
            for (int position = 0; rows.hasNext(); position++) {
                InternalRow row = rows.next();
                if (deleted == null || !deleted.contains(position)) {
                    each.accept(position, row);
                }
            }
        } finally {
            if (rows instanceof AutoCloseable closeable) {
                close(closeable);
            }
        }
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException("closing a reader failed", e);
        }
    }

    /** Begins a new file; nothing is stored when no row is written. */
    NewFile create() {
        return new NewFile();
    }

    /** A file in the making. What was written without {@link #finish} is litter that vacuum removes. */
    final class NewFile implements AutoCloseable {
        private final FileStatistics statistics = new FileStatistics(
                schema,
                Stream.concat(entity.key().stream(), Stream.of(SEQUENCE, CHANGED_AT))
                        .toList());
        private final String name = "part-00000-" + UUID.randomUUID() + "-c000.zstd.parquet";
        private final LongPairs keys = new LongPairs(64);
        private @Nullable OutputWriter writer;

        void write(InternalRow row) {
            keysOfRows.look(row);
            write(row, keysOfRows.first(), keysOfRows.second());
        }

        /** With the hash of its key. */
        void write(InternalRow row, long first, long second) {
            OutputWriter to = writer;
            if (to == null) {
                to = writers.newInstance(
                        new Path(folder, name).toString(),
                        schema,
                        new TaskAttemptContextImpl(configuration, new TaskAttemptID()));
                writer = to;
            }
            to.write(row);
            keys.add(first, second);
            statistics.add(row);
        }

        /** The keys of the rows written so far. */
        LongPairs keys() {
            return keys;
        }

        /** The file, complete and stored; empty when it has no rows. */
        Optional<KnownFile> finish() {
            OutputWriter to = writer;
            if (to == null) {
                return Optional.empty();
            }
            close();
            try {
                Path path = new Path(folder, name);
                var status = path.getFileSystem(configuration).getFileStatus(path);
                AddFile add = new AddFile(
                        name,
                        Scala.map(Map.of()),
                        status.getLen(),
                        status.getModificationTime(),
                        true,
                        statistics.json(),
                        null,
                        null,
                        Option.empty(),
                        Option.empty(),
                        Option.empty(),
                        Option.empty(),
                        Option.empty());
                return Optional.of(KnownFile.of(add));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot see the file just written in " + folder, e);
            }
        }

        @Override
        public void close() {
            OutputWriter to = writer;
            writer = null;
            if (to != null) {
                to.close();
            }
        }
    }
}
