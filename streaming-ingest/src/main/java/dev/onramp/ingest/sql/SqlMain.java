package dev.onramp.ingest.sql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.onramp.config.Settings;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.spark.SparkSessions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The program: {@code SETTINGS JOB OUT}, three files. The first names where the lake is, the second is a {@link SqlJob}; the third gets, for
 * each row of a query, a line {@code {"query": .., "row": [..]}}. The catalog is in memory: what the statements make ends with the process, but
 * the Delta tables. Ends with 0 or, with the reason on standard error, 1.
 */
public final class SqlMain {
    private SqlMain() {}

    public static void main(String[] args) {
        int code = 0;
        try {
            run(Path.of(args[0]), SqlJob.read(Path.of(args[1])), Path.of(args[2]));
        } catch (Exception e) {
            e.printStackTrace(System.err);
            code = 1;
        }
        System.exit(code);
    }

    private static void run(Path settings, SqlJob job, Path out) throws IOException {
        IngestSettings ingest = IngestSettings.of(Settings.load(Optional.of(settings), Map.of(), Map.of()));
        var conf = new SparkConf()
                .setMaster("local[2]")
                .setAppName("onramp-sql")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set(
                        "spark.sql.warehouse.dir",
                        out.toAbsolutePath().resolveSibling("warehouse").toString())
                .set("spark.sql.catalogImplementation", "in-memory")
                // The old classes for days and times know two calendars.
                .set("spark.sql.datetime.java8API.enabled", "true");
        SparkSessions.engine(1).forEach(conf::set);
        SparkSessions.storage(ingest.s3()).forEach(conf::set);
        conf.set("spark.sql.session.timeZone", job.timeZone());
        try (SparkSession spark = SparkSession.builder().config(conf).getOrCreate();
                JsonGenerator json =
                        new JsonFactory().createGenerator(Files.newBufferedWriter(out, StandardCharsets.UTF_8))) {
            job.tables().forEach(table -> write(spark, table));
            job.statements().forEach(spark::sql);
            for (SqlJob.Query query : job.queries()) {
                for (Row row : spark.sql(query.sql()).collectAsList()) {
                    json.writeStartObject();
                    json.writeStringField("query", query.name());
                    json.writeFieldName("row");
                    JsonCells.write(json, row);
                    json.writeEndObject();
                    json.writeRaw('\n');
                }
            }
        }
    }

    private static void write(SparkSession spark, SqlJob.Table table) {
        spark.read()
                .schema(table.columns())
                .option("mode", "FAILFAST")
                .json(table.rows().toUri().toString())
                .coalesce(1)
                .write()
                .format("delta")
                .mode("overwrite")
                .option("overwriteSchema", "true")
                .save(table.location());
    }
}
