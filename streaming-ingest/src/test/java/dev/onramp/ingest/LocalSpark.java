package dev.onramp.ingest;

import dev.onramp.ingest.spark.KafkaRows;
import dev.onramp.ingest.spark.SparkSessions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** One Spark session for all tests of a JVM. */
public final class LocalSpark {
    private static SparkSession session;

    private LocalSpark() {}

    public static synchronized SparkSession session() {
        if (session == null) {
            SparkConf conf = new SparkConf();
            SparkSessions.engine(2).forEach(conf::set);
            conf.set("spark.master", "local[2]");
            conf.set("spark.driver.host", "127.0.0.1");
            conf.set("spark.sql.warehouse.dir", "target/warehouse");
            session = SparkSession.builder().config(conf).getOrCreate();
        }
        return session;
    }

    /** Ends the session, for tests behind that start one with other settings in the same JVM. */
    public static synchronized void stop() {
        if (session != null) {
            session.stop();
            session = null;
        }
    }

    /** The records as a batch of the Kafka source; the seed scatters them over partitions. */
    public static Dataset<Row> batch(List<TestRecord> records, Random random) {
        List<Row> rows = new ArrayList<>();
        for (TestRecord each : records) {
            rows.add(RowFactory.create(
                    each.topic(),
                    random.nextInt(4),
                    (long) rows.size(),
                    each.key().getBytes(StandardCharsets.UTF_8),
                    each.value()
                            .map(text -> text.getBytes(StandardCharsets.UTF_8))
                            .orElse(null),
                    each.sequence(),
                    each.operation().text(),
                    each.time(),
                    each.dataId(),
                    "1"));
        }
        return session().createDataFrame(rows, KafkaRows.SCHEMA);
    }
}
