package dev.onramp.ingest.spark;

import dev.onramp.ingest.IngestSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Makes the Spark session of ingest. The values suit many small batches in one small process; a cluster overrides them by spark-submit. */
public final class SparkSessions {
    private SparkSessions() {}

    /** The session for these settings. A value that spark-submit gave wins. */
    public static SparkSession open(IngestSettings settings) {
        SparkConf conf = new SparkConf();
        options(settings).forEach(conf::setIfMissing);
        return SparkSession.builder().config(conf).getOrCreate();
    }

    private static Map<String, String> options(IngestSettings settings) {
        Map<String, String> options = new LinkedHashMap<>(engine(settings.shufflePartitions()));
        options.put("spark.app.name", "onramp-ingest");
        options.put("spark.local.dir", settings.localDir());
        options.put("spark.sql.warehouse.dir", settings.localDir() + "/warehouse");
        if (!settings.sparkMaster().isEmpty()) {
            options.put("spark.master", settings.sparkMaster());
            options.put("spark.driver.host", "127.0.0.1");
            options.put("spark.driver.bindAddress", "127.0.0.1");
        }
        options.putAll(storage(settings.s3()));
        return options;
    }

    /** Options that do not depend on where things stand; tests use them as well. */
    public static Map<String, String> engine(int shufflePartitions) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension");
        options.put("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
        options.put("spark.sql.session.timeZone", "UTC");
        options.put("spark.sql.shuffle.partitions", Integer.toString(shufflePartitions));
        options.put("spark.default.parallelism", Integer.toString(shufflePartitions));
        // Batches are small and planned by us: planning them again while they run costs more than it saves.
        options.put("spark.sql.adaptive.enabled", "false");
        // What tasks may bring to the driver is limited by BatchChanges, in proportion to its heap.
        options.put("spark.driver.maxResultSize", "0");
        options.put("spark.ui.enabled", "false");
        options.put("spark.ui.showConsoleProgress", "false");
        options.put("spark.sql.streaming.metricsEnabled", "false");
        options.put("spark.sql.streaming.stopTimeout", "20s");
        options.put("spark.sql.streaming.numRecentProgressUpdates", "2");
        options.put("spark.sql.streaming.minBatchesToRetain", "10");
        // Parquet's old 96-bit timestamps have no statistics.
        options.put("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
        options.put("spark.sql.parquet.compression.codec", "zstd");
        options.put("spark.hadoop.parquet.compression.codec.zstd.level", "1");
        options.put("spark.hadoop.parquet.block.size", "33554432");
        options.put("spark.databricks.delta.snapshotPartitions", "2");
        // Each commit would write one more file, under another name first: a shortcut at a start, which no table needs.
        options.put("spark.databricks.delta.writeChecksumFile.enabled", "false");
        options.put("spark.databricks.delta.stats.collect.using.tableSchema", "true");
        options.put("spark.network.io.preferDirectBufs", "false");
        options.put("spark.shuffle.io.preferDirectBufs", "false");
        options.put("spark.cleaner.periodicGC.interval", "10min");
        return options;
    }

    /** Options for the lake on S3. */
    public static Map<String, String> storage(IngestSettings.S3 s3) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("spark.delta.logStore.s3a.impl", "dev.onramp.ingest.delta.ConditionalS3LogStore");
        options.put("spark.hadoop.fs.s3a.endpoint.region", s3.region());
        if (!s3.endpoint().isEmpty()) {
            options.put("spark.hadoop.fs.s3a.endpoint", s3.endpoint());
            options.put(
                    "spark.hadoop.fs.s3a.connection.ssl.enabled",
                    Boolean.toString(s3.endpoint().startsWith("https:")));
        }
        options.put("spark.hadoop.fs.s3a.path.style.access", Boolean.toString(s3.pathStyleAccess()));
        if (!s3.accessKey().isEmpty()) {
            options.put("spark.hadoop.fs.s3a.access.key", s3.accessKey());
            options.put("spark.hadoop.fs.s3a.secret.key", s3.secretKey());
            options.put(
                    "spark.hadoop.fs.s3a.aws.credentials.provider",
                    "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
        }
        // Few retries inside: the query itself is supervised, and tries again with patience.
        options.put("spark.hadoop.fs.s3a.attempts.maximum", "3");
        options.put("spark.hadoop.fs.s3a.retry.limit", "3");
        options.put("spark.hadoop.fs.s3a.connection.establish.timeout", "5s");
        options.put("spark.hadoop.fs.s3a.connection.timeout", "30s");
        options.put("spark.hadoop.fs.s3a.connection.maximum", "32");
        options.put("spark.hadoop.fs.s3a.threads.max", "8");
        options.put("spark.hadoop.fs.s3a.executor.capacity", "8");
        // Names are our own and never used twice: looking first whether something is there is a request for nothing.
        options.put("spark.hadoop.fs.s3a.performance.flags", "create,mkdir");
        options.put("spark.hadoop.fs.s3a.fast.upload.buffer", "array");
        options.put("spark.hadoop.fs.s3a.multipart.size", "16M");
        return options;
    }
}
