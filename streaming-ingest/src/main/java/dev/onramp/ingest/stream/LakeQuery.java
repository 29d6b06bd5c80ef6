package dev.onramp.ingest.stream;

import dev.onramp.config.OnrampException;
import dev.onramp.ingest.IngestErrors;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.kafka.CanonicalTopics;
import dev.onramp.ingest.spark.RecordSource;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;

/** All canonical topics from their beginning, batch by batch, into the lake: a query of Spark, which remembers in a checkpoint how far it is. */
final class LakeQuery implements SupervisedQuery.Plan {
    static final String NAME = "lake";

    /** Makes what the sink needs. */
    interface Preparation {
        /** @param handled topics of which the checkpoint says that the sink has records */
        void run(Set<String> handled) throws Exception;
    }

    /** Takes batch after batch; a failure says that the batch must come again. */
    interface Sink {
        void apply(Dataset<Row> batch) throws Exception;
    }

    private final SparkSession session;
    private final IngestSettings settings;
    private final CanonicalTopics topics;
    private final Preparation preparation;
    private final Sink sink;
    private final Checkpoint checkpoint;
    private final Progress progress;

    LakeQuery(
            SparkSession session, IngestSettings settings, CanonicalTopics topics, Preparation preparation, Sink sink) {
        this.session = session;
        this.settings = settings;
        this.topics = topics;
        this.preparation = preparation;
        this.sink = sink;
        this.checkpoint = new Checkpoint(
                NAME,
                settings.lakeCheckpoint(),
                NAME + " into " + settings.lake().root(),
                topics.topics());
        this.progress = new Progress(NAME, settings.lakeGroupId(), topics);
        session.streams().addListener(new ProgressListener(progress));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void prepare() throws Exception {
        Configuration configuration = session.sparkContext().hadoopConfiguration();
        checkpoint.inspect(configuration);
        checkpoint.requireSameTopics(configuration, topics.ids());
        topics.introduce(settings.lakeGroupId());
        SparkSession.setActiveSession(session);
        preparation.run(checkpoint.handledTopics(configuration));
    }

    @Override
    public SupervisedQuery.Running start() throws TimeoutException {
        String suffix = settings.topicSuffix();
        Dataset<Row> records = session.readStream()
                .format(RecordSource.FORMAT)
                .option("kafka.bootstrap.servers", settings.bootstrapServers())
                .option("subscribe", String.join(",", topics.topics()))
                .option("startingOffsets", "earliest")
                .option("maxOffsetsPerTrigger", settings.maxOffsetsPerTrigger())
                .option("failOnDataLoss", "true")
                .option("groupIdPrefix", "onramp-ingest-reader-" + NAME)
                // Only what is known to be there is fetched; waiting for more would hold up the next question on the
                // same connection.
                .option("kafka.fetch.max.wait.ms", "5")
                .option("kafka.receive.buffer.bytes", "65536")
                // Between two polls Spark asks the broker for the partition's first and last offset.
                .option("kafka.max.poll.records", "2000")
                .load();
        if (!suffix.isEmpty()) {
            // The records of a replay count as those of the canonical topic.
            records =
                    records.withColumn("topic", functions.expr("left(topic, length(topic) - " + suffix.length() + ")"));
        }
        return new Running(records.writeStream()
                .queryName(NAME)
                .option("checkpointLocation", settings.lakeCheckpoint())
                .trigger(Trigger.ProcessingTime(settings.triggerInterval().toMillis()))
                .foreachBatch((VoidFunction2<Dataset<Row>, Long>) (batch, id) -> sink.apply(batch))
                .start());
    }

    private record Running(StreamingQuery query) implements SupervisedQuery.Running {
        @Override
        public void awaitEnd() throws StreamingQueryException {
            query.awaitTermination();
        }

        @Override
        public void stop() throws TimeoutException {
            query.stop();
        }
    }

    @Override
    public long handledBatches() {
        return progress.batches();
    }

    @Override
    public OnrampException stated(Failures.Verdict verdict) {
        return SupervisedQuery.stated(NAME, IngestErrors.remove(settings.lakeCheckpoint()), verdict);
    }

    @Override
    public boolean outlivesRefusal() {
        return false;
    }
}
