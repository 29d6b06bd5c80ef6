package dev.onramp.ingest.sql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Does jobs in one session, one after the other, and takes away at the end what they wrote into the lake. For one thread. */
final class SqlJobs implements AutoCloseable {
    private final SparkSession spark;
    private final Set<String> folders = new LinkedHashSet<>();

    SqlJobs(SparkSession spark) {
        this.spark = spark;
    }

    /**
     * Removes what lies in the job's folder where no job of this process has written there, then writes the tables, runs the statements, and writes for each row of a query a line
     * {@code {"query": .., "row": [..]}}.
     */
    void run(SqlJob job) throws IOException {
        if (folders.add(job.folder())) {
            remove(job.folder());
        }
        spark.conf().set("spark.sql.session.timeZone", job.timeZone());
        try {
            job.tables().forEach(this::write);
            job.statements().forEach(spark::sql);
            try (JsonGenerator json =
                    new JsonFactory().createGenerator(Files.newBufferedWriter(job.out(), StandardCharsets.UTF_8))) {
                for (SqlJob.Query query : job.queries()) {
                    answer(json, query);
                }
            }
        } finally {
            job.after().forEach(spark::sql);
        }
    }

    private void answer(JsonGenerator json, SqlJob.Query query) throws IOException {
        for (Row row : spark.sql(query.sql()).collectAsList()) {
            json.writeStartObject();
            json.writeStringField("query", query.name());
            json.writeFieldName("row");
            JsonCells.write(json, row);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private void write(SqlJob.Table table) {
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

    private void remove(String folder) throws IOException {
        var path = new Path(folder);
        path.getFileSystem(spark.sessionState().newHadoopConf()).delete(path, true);
    }

    @Override
    public void close() {
        for (String folder : List.copyOf(folders)) {
            try {
                remove(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
