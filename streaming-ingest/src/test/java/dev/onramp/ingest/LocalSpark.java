package dev.onramp.ingest;

import dev.onramp.ingest.spark.SparkSessions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** One Spark session for all tests of a JVM. */
public final class LocalSpark {
    private static final StructType KAFKA = StructType.fromDDL("key binary, value binary, topic string, partition int,"
            + " offset bigint, headers array<struct<key: string, value: binary>>");

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

    /** The records as a batch of the Kafka source; the seed scatters them over partitions. */
    public static Dataset<Row> batch(List<TestRecord> records, Random random) {
        List<Row> rows = new ArrayList<>();
        for (TestRecord each : records) {
            List<Row> headers = new ArrayList<>();
            Map.of(
                            "ce_sequence", each.sequence(),
                            "ce_operation", each.operation().text(),
                            "ce_time", each.time(),
                            "ce_dataid", each.dataId(),
                            "ce_mappingversion", "1",
                            "ce_type", "not looked at")
                    .forEach((name, value) ->
                            headers.add(RowFactory.create(name, value.getBytes(StandardCharsets.UTF_8))));
            rows.add(RowFactory.create(
                    each.key().getBytes(StandardCharsets.UTF_8),
                    each.value().map(text -> text.getBytes(StandardCharsets.UTF_8)).orElse(null),
                    each.topic(),
                    random.nextInt(4),
                    (long) rows.size(),
                    headers.toArray(Row[]::new)));
        }
        return session().createDataFrame(rows, KAFKA);
    }
}
