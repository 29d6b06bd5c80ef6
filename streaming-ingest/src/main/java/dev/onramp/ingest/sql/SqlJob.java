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
 * @param folder of the lake, with all that the job writes there; it is the job's alone, and removed when the program ends
 * @param timeZone of the session
 * @param after statements that take the names away again, also after a failure
 * @param out file for the rows
 */
record SqlJob(
        String folder,
        String timeZone,
        List<Table> tables,
        List<String> statements,
        List<Query> queries,
        List<String> after,
        Path out) {

    /**
     * @param location where the Delta table is written
     * @param columns Spark's DDL
     * @param rows file of JSON objects, one a line, as {@code columns} reads them
     */
    record Table(String location, String columns, Path rows) {}

    record Query(String name, String sql) {}

    SqlJob {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(timeZone, "timeZone");
        Objects.requireNonNull(out, "out");
        after = List.copyOf(after);
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
        List<Query> queries = new ArrayList<>();
        for (JsonNode each : job.path("queries")) {
            queries.add(new Query(text(each, "name"), text(each, "sql")));
        }
        return new SqlJob(
                text(job, "folder"),
                text(job, "timeZone"),
                tables,
                texts(job, "statements"),
                queries,
                texts(job, "after"),
                Path.of(text(job, "out")));
    }

    private static List<String> texts(JsonNode node, String member) {
        List<String> texts = new ArrayList<>();
        node.path(member).forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static String text(JsonNode node, String member) throws IOException {
        JsonNode value = node.get(member);
        if (value == null || !value.isTextual()) {
            throw new IOException("the job has no text '" + member + "' in " + node);
        }
        return value.asText();
    }
}
