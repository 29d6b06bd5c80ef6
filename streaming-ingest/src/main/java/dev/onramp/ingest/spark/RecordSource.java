package dev.onramp.ingest.spark;

import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.streaming.MicroBatchStream;
import org.apache.spark.sql.kafka010.KafkaBatchInputPartition;
import org.apache.spark.sql.kafka010.KafkaMicroBatchStream;
import org.apache.spark.sql.kafka010.KafkaSourceProvider;
import org.apache.spark.sql.kafka010.consumer.KafkaDataConsumer;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.jspecify.annotations.Nullable;

/**
 * A source of Spark's Structured Streaming: its Kafka source, with its options, offsets, limits and consumers, but rows of {@link KafkaRows}. A canonical record has
 * fifteen headers, of which five are read; to make an array of structures out of all of them costs as much as parsing the record.
 */
public final class RecordSource implements TableProvider {
    /** What to give to {@code format}. */
    public static final String FORMAT = RecordSource.class.getName();

    @Override
    public StructType inferSchema(CaseInsensitiveStringMap options) {
        return KafkaRows.SCHEMA;
    }

    @Override
    public Table getTable(StructType schema, Transform[] partitioning, Map<String, String> options) {
        return new Topics((SupportsRead) new KafkaSourceProvider().getTable(schema, partitioning, options));
    }

    @SuppressWarnings("deprecation")
    private record Topics(SupportsRead kafka) implements SupportsRead {
        @Override
        public String name() {
            return "canonical records";
        }

        @Override
        public StructType schema() {
            return KafkaRows.SCHEMA;
        }

        @Override
        public Set<TableCapability> capabilities() {
            return Set.of(TableCapability.MICRO_BATCH_READ);
        }

        @Override
        public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
            Scan scan = kafka.newScanBuilder(options).build();
            return () -> new Scan() {
                @Override
                public StructType readSchema() {
                    return KafkaRows.SCHEMA;
                }

                @Override
                public MicroBatchStream toMicroBatchStream(String checkpoint) {
                    return new RecordStream((KafkaMicroBatchStream) scan.toMicroBatchStream(checkpoint));
                }
            };
        }
    }

    /** Makes the readers, in the executors. */
    static final class Readers implements PartitionReaderFactory {
        private static final long serialVersionUID = 1L;

        @Override
        public PartitionReader<InternalRow> createReader(InputPartition partition) {
            return new Reader((KafkaBatchInputPartition) partition);
        }
    }

    /** Reads a range of offsets of one partition, in their order. */
    private static final class Reader implements PartitionReader<InternalRow> {
        private final KafkaBatchInputPartition part;
        private final KafkaDataConsumer consumer;
        private final KafkaRows rows = new KafkaRows();
        private long next;
        private @Nullable InternalRow row;

        Reader(KafkaBatchInputPartition part) {
            this.part = part;
            this.consumer = KafkaDataConsumer.acquire(part.offsetRange().topicPartition(), part.executorKafkaParams());
            this.next = part.offsetRange().fromOffset();
        }

        @Override
        public boolean next() {
            long until = part.offsetRange().untilOffset();
            var record = next < until ? consumer.get(next, until, part.pollTimeoutMs(), part.failOnDataLoss()) : null;
            if (record == null) {
                return false;
            }
            next = record.offset() + 1;
            row = rows.row(record);
            return true;
        }

        @Override
        public InternalRow get() {
            if (row == null) {
                throw new IllegalStateException("there is no row before the first call of next");
            }
            return row;
        }

        @Override
        public void close() {
            consumer.release();
        }
    }
}
