package dev.onramp.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.notebooks.jupyter.NotebookFile;
import dev.onramp.notebooks.jupyter.NotebookRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands in the repository: four notebooks with their outputs, and nothing of the machine that made them. */
class CommittedNotebooksTest {
    private static final List<Path> NOTEBOOKS = NotebookRun.notebooks(Path.of(""));

    @Test
    void fourNotebooksStandWithTheirOutputs() {
        assertThat(NOTEBOOKS).hasSize(4).allSatisfy(path -> {
            NotebookFile notebook = NotebookFile.read(path);
            assertThat(notebook.code()).isNotEmpty();
            assertThat(notebook.unexecuted()).as("./onramp notebooks --write").isEmpty();
            assertThat(notebook.failure()).isEmpty();
        });
    }

    @Test
    void nothingInThemTellsOfTheMachineThatMadeThem() throws IOException {
        for (Path path : NOTEBOOKS) {
            String text = Files.readString(path).replaceAll("\"image/png\": \"[^\"]*\"", "");
            assertThat(text)
                    .as(path.toString())
                    .doesNotContainPattern("/(home|root|tmp|usr|var|work|Users)/")
                    .doesNotContainPattern("https?://|jdbc:|localhost|127\\.0\\.0\\.1|file:")
                    .doesNotContain("\"stderr\"", "\"execution\"");
            assertThat(text).doesNotContain("password", "\"user\"");
        }
    }
}
