package dev.onramp.notebooks.jupyter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onramp.notebooks.NotebooksErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A notebook as it stands in a file (nbformat 4). Immutable. */
public final class NotebookFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern JDK_BUILD = Pattern.compile("(\"version\": \"[0-9]+)[^\"]*\"");

    private final Path path;
    private final List<JsonNode> codeCells;

    private NotebookFile(Path path, List<JsonNode> codeCells) {
        this.path = path;
        this.codeCells = codeCells;
    }

    /** @throws dev.onramp.config.OnrampException ONR-N008 when it is no notebook */
    public static NotebookFile read(Path path) {
        Objects.requireNonNull(path, "path");
        try {
            JsonNode root = JSON.readTree(Files.readAllBytes(path));
            if (root.path("nbformat").asInt() != 4 || !root.path("cells").isArray()) {
                throw NotebooksErrors.noNotebook(path, "it is not of nbformat 4");
            }
            List<JsonNode> code = new ArrayList<>();
            root.path("cells").forEach(cell -> {
                if (cell.path("cell_type").asText().equals("code")) {
                    code.add(cell);
                }
            });
            return new NotebookFile(path, List.copyOf(code));
        } catch (IOException e) {
            throw NotebooksErrors.noNotebook(path, e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    public String name() {
        return String.valueOf(path.getFileName());
    }

    /** The code of every cell with code, from top to bottom. */
    public List<String> code() {
        return codeCells.stream().map(each -> text(each.path("source"))).toList();
    }

    /** The first cell that failed, if one did. Later ones fail for its sake. */
    public Optional<NotebookOutcome.CellFailed> failure() {
        for (int i = 0; i < codeCells.size(); i++) {
            for (JsonNode output : codeCells.get(i).path("outputs")) {
                if (output.path("output_type").asText().equals("error")) {
                    return Optional.of(new NotebookOutcome.CellFailed(
                            name(), i + 1, code().get(i), NotebookOutcome.CellFailed.reason(output)));
                }
            }
        }
        return Optional.empty();
    }

    /** The numbers, from 1, of cells with code that have not been executed. */
    public List<Integer> unexecuted() {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < codeCells.size(); i++) {
            if (!codeCells.get(i).path("execution_count").isInt()) {
                numbers.add(i + 1);
            }
        }
        return numbers;
    }

    /**
     * Writes an executed notebook over the one that it was made from, without the build of the JDK that it ran on.
     *
     * @throws IOException when the file cannot be read or written
     */
    public static void publish(Path executed, Path notebook) throws IOException {
        Files.writeString(
                notebook, JDK_BUILD.matcher(Files.readString(executed)).replaceAll("$1\""));
    }

    /** Texts below each other. */
    static String lines(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining("\n"));
    }

    /** A text of nbformat: a string, or pieces of it. */
    private static String text(JsonNode node) {
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining())
                : node.asText();
    }
}
