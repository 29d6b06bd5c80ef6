package dev.onramp.notebooks.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookFileTest {
    @TempDir
    private Path folder;

    @Test
    void tellsTheFirstCellThatFailedWithItsCodeAndReason() throws IOException {
        NotebookFile notebook = read("""
                {"nbformat": 4, "cells": [
                  {"cell_type": "markdown", "source": "words"},
                  {"cell_type": "code", "source": "1 + 1", "execution_count": 1, "outputs": [{"output_type": "execute_result"}]},
                  {"cell_type": "code", "source": ["lake\\n", "  .query(\\"x\\")"], "execution_count": 2, "outputs": [
                    {"output_type": "error", "ename": "OnrampException", "evalue": "\\u001b[31msql/x.sql failed\\u001b[0m", "traceback": []}]},
                  {"cell_type": "code", "source": "y", "execution_count": null, "outputs": [
                    {"output_type": "error", "ename": "E", "evalue": "", "traceback": ["for", "its sake"]}]}
                ]}""");

        assertThat(notebook.code()).containsExactly("1 + 1", "lake\n  .query(\"x\")", "y");
        assertThat(notebook.unexecuted()).containsExactly(3);
        assertThat(notebook.failure())
                .hasValue(new NotebookOutcome.CellFailed(
                        "n.ipynb", 2, "lake\n  .query(\"x\")", "OnrampException: sql/x.sql failed"));
        assertThat(notebook.failure().orElseThrow().text()).isEqualTo("""
                        n.ipynb: cell 2 failed
                            lake
                              .query("x")
                          OnrampException: sql/x.sql failed
                        """);
    }

    @Test
    void anEmptyReasonIsTakenFromTheTrace() throws IOException {
        assertThat(read("""
                {"nbformat": 4, "cells": [{"cell_type": "code", "source": "y", "outputs": [
                  {"output_type": "error", "ename": "E", "evalue": "", "traceback": ["one", "two"]}]}]}""").failure())
                .hasValueSatisfying(each -> assertThat(each.reason()).isEqualTo("E: one\ntwo"));
    }

    @Test
    void refusesWhatIsNoNotebook() throws IOException {
        for (String text : new String[] {"", "{", "[]", "{\"nbformat\": 3, \"cells\": []}", "{\"nbformat\": 4}"}) {
            assertThatThrownBy(() -> read(text))
                    .as(text)
                    .hasMessageContaining("ONR-N008")
                    .hasMessageContaining("n.ipynb");
        }
        assertThatThrownBy(() -> NotebookFile.read(folder.resolve("missing.ipynb")))
                .hasMessageContaining("ONR-N008");
    }

    @Test
    void isPublishedWithoutTheBuildOfTheJdk() throws IOException {
        Path executed = Files.writeString(
                folder.resolve("executed.ipynb"),
                "{\"version\": \"17.0.15+6-Debian\", \"source\": \"\\\"version\\\": \\\"1.2\\\"\"}");
        Path notebook = Files.writeString(folder.resolve("n.ipynb"), "old");

        NotebookFile.publish(executed, notebook);

        assertThat(notebook).hasContent("{\"version\": \"17\", \"source\": \"\\\"version\\\": \\\"1.2\\\"\"}");
    }

    private NotebookFile read(String text) throws IOException {
        return NotebookFile.read(Files.writeString(folder.resolve("n.ipynb"), text));
    }
}
