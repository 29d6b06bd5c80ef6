package dev.onramp.ingest.sql;

import dev.onramp.config.Settings;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.spark.SparkSessions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * The program: {@code SETTINGS}, a file that names where the lake is. It does one job after the other: each line of its standard input names a file, a {@link SqlJob}, and
 * is answered on standard output by {@value #DONE}, or by {@value #FAILED} and the reason in one line. At the end of the input it removes
 * what the jobs wrote into the lake, and ends with 0; so it does when whoever started it dies. Log and traces go to standard error. The catalog is in memory.
 */
public final class SqlMain {
    /** The answer to a job that is done. */
    static final String DONE = "onramp-sql: done";

    /** The beginning of the answer to one that is not. */
    static final String FAILED = "onramp-sql: failed: ";

    private SqlMain() {}

    public static void main(String[] args) {
        int code = 0;
        try {
            run(Path.of(args[0]));
        } catch (Exception e) {
            e.printStackTrace(System.err);
            code = 1;
        }
        System.exit(code);
    }

    private static void run(Path settings) throws IOException {
        IngestSettings ingest = IngestSettings.of(Settings.load(Optional.of(settings), Map.of(), Map.of()));
        Path warehouse = settings.toAbsolutePath().resolveSibling("warehouse");
        try (SparkSession spark =
                        SparkSession.builder().config(conf(ingest, warehouse)).getOrCreate();
                var jobs = new SqlJobs(spark);
                var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                answer(jobs, Path.of(line), System.out);
            }
        }
    }

    private static SparkConf conf(IngestSettings ingest, Path warehouse) {
        var conf = new SparkConf()
                .setMaster("local[2]")
                .setAppName("onramp-sql")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.sql.warehouse.dir", warehouse.toString())
                .set("spark.sql.catalogImplementation", "in-memory")
                // The old classes for days and times know two calendars.
                .set("spark.sql.datetime.java8API.enabled", "true");
        SparkSessions.engine(1).forEach(conf::set);
        SparkSessions.storage(ingest.s3()).forEach(conf::set);
        return conf;
    }

    private static void answer(SqlJobs jobs, Path job, PrintStream out) {
        try {
            jobs.run(SqlJob.read(job));
            out.println(DONE);
        } catch (IOException | RuntimeException e) {
            e.printStackTrace(System.err);
            out.println(FAILED + String.valueOf(e).replaceAll("\\s+", " "));
        }
        out.flush();
    }
}
