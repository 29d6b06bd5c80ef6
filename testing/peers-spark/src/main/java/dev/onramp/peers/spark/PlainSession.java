package dev.onramp.peers.spark;

import dev.onramp.ingest.IngestSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** A Spark session at its defaults, with Delta and S3. */
final class PlainSession {
    private PlainSession() {}

    static SparkSession open(IngestSettings settings) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("spark.app.name", "plain-spark");
        options.put("spark.master", settings.sparkMaster());
        options.put("spark.driver.host", "127.0.0.1");
        options.put("spark.driver.bindAddress", "127.0.0.1");
        options.put("spark.ui.enabled", "false");
        options.put("spark.local.dir", settings.localDir());
        options.put("spark.sql.warehouse.dir", settings.localDir() + "/warehouse");
        options.put("spark.sql.session.timeZone", "UTC");
        options.put("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension");
        options.put("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
        IngestSettings.S3 s3 = settings.s3();
        options.put("spark.hadoop.fs.s3a.endpoint", s3.endpoint());
        options.put("spark.hadoop.fs.s3a.endpoint.region", s3.region());
        options.put(
                "spark.hadoop.fs.s3a.connection.ssl.enabled",
                Boolean.toString(s3.endpoint().startsWith("https:")));
        options.put("spark.hadoop.fs.s3a.path.style.access", Boolean.toString(s3.pathStyleAccess()));
        options.put("spark.hadoop.fs.s3a.access.key", s3.accessKey());
        options.put("spark.hadoop.fs.s3a.secret.key", s3.secretKey());
        options.put(
                "spark.hadoop.fs.s3a.aws.credentials.provider",
                "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
        SparkConf conf = new SparkConf();
        options.forEach(conf::set);
        return SparkSession.builder().config(conf).getOrCreate();
    }
}
