package dev.onramp.ingest.delta;

import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.spark.SparkTypes;
import dev.onramp.model.contract.LineageColumns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.spark.paths.SparkPath;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.execution.datasources.OutputWriter;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.types.StructType;
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
    private final RowKeys keysOfRows;
    private final RowKeys keysOfMarks;

    PlainFiles(SparkSession session, LakeTable table, EntityColumns entity) {
        this.entity = entity;
        this.folder = table.log().dataPath();
        Configuration common = table.log().newDeltaHadoopConf();
        this.schema = SparkTypes.nullable(entity);
        this.marks = new StructType(Stream.concat(entity.key().stream(), Stream.of(LineageColumns.SEQUENCE))
                .map(schema::apply)
                .toArray(org.apache.spark.sql.types.StructField[]::new));
        this.keysOfRows = new RowKeys(schema, entity.key());
        this.keysOfMarks = new RowKeys(marks, entity.key());
        try {
            // Readers and writers leave their schemas in the configuration: each gets one of its own.
            Job job = Job.getInstance(common);
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

    RowKeys keys() {
        return keysOfRows;
    }

    /** Place of the sequence in a row of {@link #read}. */
    int sequencePosition() {
        return schema.fieldIndex(LineageColumns.SEQUENCE);
    }

    /** Gives every row to the consumer; a row is valid during the call alone. */
    void read(KnownFile file, Consumer<InternalRow> each) {
        read(rowReader, file, each);
    }

    /** What {@link #readMarks} gives. */
    interface MarkConsumer {
        void accept(Object key, String sequence);
    }

    /** Gives key and sequence of every row, reading those columns alone. */
    void readMarks(KnownFile file, MarkConsumer each) {
        int sequence = marks.length() - 1;
        read(
                markReader,
                file,
                row -> each.accept(
                        keysOfMarks.of(row), row.getUTF8String(sequence).toString()));
    }

    /** The file with its keys known. */
    KnownFile withKeys(KnownFile file) {
        if (file.keys().isPresent()) {
            return file;
        }
        long[] hashes = new long[Math.toIntExact(file.rows())];
        int[] count = {0};
        readMarks(file, (key, sequence) -> hashes[count[0]++] = RowKeys.hash(key));
        Arrays.sort(hashes);
        return file.withKeys(hashes);
    }

    private void read(
            Function1<PartitionedFile, Iterator<InternalRow>> reader, KnownFile file, Consumer<InternalRow> each) {
        AddFile add = file.file();
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
            while (rows.hasNext()) {
                each.accept(rows.next());
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
                Stream.concat(entity.key().stream(), Stream.of(LineageColumns.SEQUENCE, LineageColumns.CHANGED_AT))
                        .toList());
        private final String name = "part-00000-" + UUID.randomUUID() + "-c000.zstd.parquet";
        private long[] hashes = new long[64];
        private @Nullable OutputWriter writer;

        void write(InternalRow row) {
            OutputWriter to = writer;
            if (to == null) {
                to = writers.newInstance(
                        new Path(folder, name).toString(),
                        schema,
                        new TaskAttemptContextImpl(configuration, new TaskAttemptID()));
                writer = to;
            }
            to.write(row);
            int at = Math.toIntExact(statistics.rows());
            if (at == hashes.length) {
                hashes = Arrays.copyOf(hashes, at * 2);
            }
            hashes[at] = RowKeys.hash(keysOfRows.of(row));
            statistics.add(row);
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
                long[] sorted = Arrays.copyOf(hashes, Math.toIntExact(statistics.rows()));
                Arrays.sort(sorted);
                return Optional.of(KnownFile.of(add).withKeys(sorted));
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
