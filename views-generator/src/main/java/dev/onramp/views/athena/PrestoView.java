package dev.onramp.views.athena;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Athena keeps of a view in the Data Catalog: Presto's own form, a comment that holds base64 of JSON.
 *
 * @param query as Athena printed it
 */
record PrestoView(String query, List<Column> columns) {
    private static final Pattern FORM = Pattern.compile("/\\* Presto View: ([A-Za-z0-9+/=\\s]+?) ?\\*/");
    private static final ObjectMapper JSON = new ObjectMapper();
    /** A timestamp without precision has milliseconds. */
    private static final Pattern BARE_TIMESTAMP = Pattern.compile("\\btimestamp\\b(?!\\()");

    /** @param type as SQL has it */
    record Column(String name, String type) {}

    PrestoView {
        columns = List.copyOf(columns);
    }

    /** Empty when the text is of another form: a view of another engine's, or none. */
    static Optional<PrestoView> of(String viewOriginalText) {
        Matcher matcher = FORM.matcher(viewOriginalText.strip());
        return matcher.matches() ? decoded(matcher.group(1)) : Optional.empty();
    }

    private static Optional<PrestoView> decoded(String base64) {
        try {
            JsonNode view = JSON.readTree(new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8));
            if (!view.path("originalSql").isTextual()) {
                return Optional.empty();
            }
            List<Column> columns = new ArrayList<>();
            view.path("columns")
                    .forEach(column -> columns.add(new Column(
                            column.path("name").asText(),
                            BARE_TIMESTAMP.matcher(column.path("type").asText()).replaceAll("timestamp(3)"))));
            return Optional.of(new PrestoView(view.path("originalSql").asText(), columns));
        } catch (IllegalArgumentException | JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
