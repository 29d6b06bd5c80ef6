package dev.onramp.ingest.postgres;

import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.IngestSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads tables of the operational store back, in the form of {@link dev.onramp.ingest.Feeds}. */
public final class PostgresContents {
    private PostgresContents() {}

    public static List<String> latest(IngestSettings.Postgres settings, EntityColumns entity) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (var connection = PostgresConnections.open(settings);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from canonical." + entity.entity())) {
            while (rows.next()) {
                StringBuilder json = new StringBuilder();
                for (var column : entity.fields()) {
                    String value = value(rows, column);
                    if (value != null) {
                        json.append(json.isEmpty() ? "{" : ",")
                                .append('"')
                                .append(column.name())
                                .append("\":")
                                .append(value);
                    }
                }
                lines.add(String.join(
                        " ",
                        rows.getString("_sequence"),
                        rows.getString("_op"),
                        rows.getString("_dataid"),
                        json + "}"));
            }
        }
        return lines.stream().sorted().toList();
    }

    private static String value(ResultSet rows, dev.onramp.ingest.Column column) throws SQLException {
        String text = rows.getString(column.name());
        if (text == null) {
            return null;
        }
        if (column.type() instanceof dev.onramp.ingest.ColumnType.Simple simple) {
            return switch (simple) {
                case BOOLEAN -> text.equals("t") ? "true" : "false";
                case INT, LONG, DOUBLE -> text;
                case TIMESTAMP ->
                    "\""
                            + rows.getObject(column.name(), java.time.OffsetDateTime.class)
                                    .toInstant()
                                    .atOffset(java.time.ZoneOffset.UTC)
                                    .format(java.time.format.DateTimeFormatter.ofPattern(
                                            "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'"))
                            + "\"";
                default -> "\"" + text + "\"";
            };
        }
        if (column.type() instanceof dev.onramp.ingest.ColumnType.Decimal) {
            return "\"" + text + "\"";
        }
        // jsonb in PostgreSQL's own spacing.
        return text.replace("\": ", "\":").replace("\", \"", "\",\"");
    }
}
