package dev.onramp.ingest.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What the program does: writes the tables anew, runs the statements, and gives the rows of the queries.
 *
 * @param timeZone of the session
 */
record SqlJob(String timeZone, List<Table> tables, List<String> statements, List<Query> queries) {

    /**
     * @param location where the Delta table is written
     * @param columns Spark's DDL
     * @param rows file of JSON objects, one a line, as {@code columns} reads them
     */
    record Table(String location, String columns, Path rows) {}

    record Query(String name, String sql) {}

    SqlJob {
        Objects.requireNonNull(timeZone, "timeZone");
        tables = List.copyOf(tables);
        statements = List.copyOf(statements);
        queries = List.copyOf(queries);
    }

    /** @throws IOException when the file cannot be read or is no job */
    static SqlJob read(Path file) throws IOException {
        JsonNode job = new ObjectMapper().readTree(file.toFile());
        List<Table> tables = new ArrayList<>();
        for (JsonNode each : job.path("tables")) {
            tables.add(new Table(text(each, "location"), text(each, "columns"), Path.of(text(each, "rows"))));
        }
        List<String> statements = new ArrayList<>();
        job.path("statements").forEach(each -> statements.add(each.asText()));
        List<Query> queries = new ArrayList<>();
        for (JsonNode each : job.path("queries")) {
            queries.add(new Query(text(each, "name"), text(each, "sql")));
        }
        return new SqlJob(text(job, "timeZone"), tables, statements, queries);
    }

    private static String text(JsonNode node, String member) throws IOException {
        JsonNode value = node.get(member);
        if (value == null || !value.isTextual()) {
            throw new IOException("the job has no text '" + member + "' in " + node);
        }
        return value.asText();
    }
}
