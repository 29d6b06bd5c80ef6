package dev.onramp.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onramp.model.CanonicalModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contracts before other people's tools: AsyncAPI's own parser, Mermaid, and a real browser. */
class PublicValidatorsIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static Node node;
    private static Path builtIn;
    private static Path hostile;

    @BeforeAll
    static void prepare() throws IOException, InterruptedException {
        node = Node.installed();
        builtIn = written("built-in", Models.builtIn());
        hostile = written("hostile", Models.hostile());
    }

    private static Path written(String name, CanonicalModel model) {
        Path root = folder.resolve(name);
        new ContractFolder(root).write(Models.contracts(model));
        return root;
    }

    @Test
    void theOfficialParserTakesTheAsyncApi() throws Exception {
        String output = node.script(
                "asyncapi.js",
                List.of(
                        builtIn.resolve("asyncapi/asyncapi.yaml").toString(),
                        hostile.resolve("asyncapi/asyncapi.yaml").toString()));

        assertThat(output).contains("channels account,customer,individual", "channels order,party");
    }

    @Test
    void mermaidDrawsEveryDiagram() throws Exception {
        List<String> arguments = new ArrayList<>(List.of(Node.browser()));
        for (Path root : List.of(builtIn, hostile)) {
            try (var files = Files.walk(root.resolve("diagrams"))) {
                files.filter(Files::isRegularFile).sorted().map(Path::toString).forEach(arguments::add);
            }
        }

        List<JsonNode> drawn = new ArrayList<>();
        for (String line : node.script("mermaid.js", arguments).lines().toList()) {
            drawn.add(JSON.readTree(line));
        }

        assertThat(drawn).hasSize(arguments.size() - 1);
        assertThat(drawn.stream()
                        .filter(each -> each.has("error"))
                        .map(each -> each.path("file").asText() + ": "
                                + each.path("error").asText()))
                .isEmpty();
        assertThat(drawn)
                .anySatisfy(each -> assertThat(each.path("text").asText())
                        .contains("individual.gender", "raw_table_cust.sex", "M = Male"))
                .anySatisfy(each -> assertThat(each.path("text").asText()).contains("}} <script>"));
    }

    @Test
    void aReaderSearchesTheDictionaryInABrowser() throws Exception {
        JsonNode seen = look(builtIn, "sex views.account_wide");

        assertThat(seen.path("sections").asInt()).isEqualTo(15);
        assertThat(seen.path("found")).hasSize(1);
        assertThat(seen.path("found").get(0).asText()).startsWith("gender").contains("Gender as the person stated it.");
        assertThat(seen.path("status").asText()).isEqualTo("1 column found");
    }

    @Test
    void aHostileModelDoesNothingInTheBrowser() throws Exception {
        JsonNode seen = look(hostile, "<img");

        assertThat(seen.path("found")).isNotEmpty();
        assertThat(seen.path("elements").asInt()).isZero();
    }

    /** What holds for every dictionary. */
    private static JsonNode look(Path root, String words) throws IOException, InterruptedException {
        String output = node.script(
                "dictionary.js",
                List.of(Node.browser(), root.resolve("html/dictionary.html").toString(), words));
        JsonNode seen = JSON.readTree(output);
        assertThat(seen.path("requests"))
                .as("no request but for the page itself")
                .hasSize(1);
        assertThat(seen.path("problems")).as(output).isEmpty();
        assertThat(seen.path("unlabelled")).as(output).isEmpty();
        assertThat(seen.path("firstFocus").asText()).isEqualTo("Skip to the dictionary");
        assertThat(seen.path("none").asText()).isEqualTo("0 columns found");
        assertThat(seen.path("hiddenSections").asInt()).isZero();
        assertThat(seen.path("again").asInt()).isEqualTo(seen.path("all").asInt());
        assertThat(seen.path("overflow").asInt())
                .as("a telephone shows it without scrolling sideways")
                .isZero();
        return seen;
    }
}
