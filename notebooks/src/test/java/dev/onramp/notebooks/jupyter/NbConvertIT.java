package dev.onramp.notebooks.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.onramp.config.Settings;
import dev.onramp.notebooks.jupyter.NotebookOutcome.CellFailed;
import dev.onramp.notebooks.jupyter.NotebookOutcome.Executed;
import dev.onramp.notebooks.jupyter.NotebookOutcome.NoEnd;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jupyter and the kernel as they are, with a Trino that refuses every query. */
class NbConvertIT {
    private static final String REFUSED = """
            {"id": "q", "infoUri": "http://x", "stats": {"state": "FAILED", "queued": false, "scheduled": false, "nodes": 0, "totalSplits": 0,
             "queuedSplits": 0, "runningSplits": 0, "completedSplits": 0, "cpuTimeMillis": 0, "wallTimeMillis": 0, "queuedTimeMillis": 0,
             "elapsedTimeMillis": 0, "processedRows": 0, "processedBytes": 0, "physicalInputBytes": 0, "peakMemoryBytes": 0, "spilledBytes": 0},
             "error": {"message": "line 1:8: Column 'nosuch' cannot be resolved", "errorCode": 47, "errorName": "COLUMN_NOT_FOUND",
              "errorType": "USER_ERROR", "failureInfo": {"type": "x", "suppressed": [], "stack": []}}, "warnings": []}""";

    @TempDir
    private static Path folder;

    private static HttpServer trino;
    private static Kernel kernel;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(
                NbConvert.installed().isPresent(),
                "skipped: there is no jupyter-nbconvert on the PATH (on Debian: apt-get install jupyter-nbconvert)");
        trino = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        trino.createContext("/", exchange -> {
            byte[] answer = REFUSED.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        trino.start();
        Settings settings = Settings.defaults()
                .with(Map.of(
                        "trino.url",
                        "jdbc:trino://127.0.0.1:" + trino.getAddress().getPort() + "/lake",
                        "data-dir",
                        folder.resolve("data").toString()));
        kernel = Kernel.write(Path.of(System.getProperty("onramp.home")), settings, folder.resolve("jupyter"));
    }

    @AfterAll
    static void stop() {
        if (trino != null) {
            trino.stop(0);
        }
    }

    @Test
    void aQueryThatFailsFailsItsCellAndNoOtherNotebook() throws Exception {
        Path good = notebook("good.ipynb", """
                import dev.onramp.notebooks.Table;
                var table = new Table("made", "", List.of("label", "n"), List.of(List.of("a", 1L)));""", "table.bars(\"label\", \"n\")");
        Path bad = notebook("bad.ipynb", """
                import dev.onramp.notebooks.Lake;
                Lake lake = Lake.open();""", "lake.query(\"first-accounts\")", "1 + 1");
        List<String> told = new ArrayList<>();

        List<NotebookOutcome> outcomes = new NotebookRun(program(Duration.ofMinutes(2)))
                .execute(List.of(good, bad), each -> told.add(each.notebook()));

        assertThat(told).contains("good.ipynb", "bad.ipynb");
        assertThat(outcomes.get(0)).isInstanceOfSatisfying(Executed.class, ran -> {
            assertThat(ran.cells()).isEqualTo(2);
            assertThat(ran.result()).content().contains("image/png").doesNotContain(folder.toString());
        });
        assertThat(outcomes.get(1)).isInstanceOfSatisfying(CellFailed.class, failed -> {
            assertThat(failed.cell()).isEqualTo(2);
            assertThat(failed.code()).isEqualTo("lake.query(\"first-accounts\")");
            assertThat(failed.reason())
                    .contains("sql/first-accounts.sql failed", "Column 'nosuch' cannot be resolved")
                    .doesNotContain("\u001b");
        });
        assertThat(bad).as("the notebook itself stays as it is").content().doesNotContain("nosuch");
    }

    @Test
    void aCellThatDoesNotCompileFails() throws Exception {
        Path wrong = notebook("wrong.ipynb", "int x = \"text\";");

        assertThat(program(Duration.ofMinutes(2)).execute(wrong))
                .isInstanceOfSatisfying(
                        CellFailed.class, failed -> assertThat(failed.reason()).contains("incompatible types"));
    }

    @Test
    void aNotebookThatDoesNotEndIsEndedWithItsKernel() throws Exception {
        Path endless = notebook("endless.ipynb", "Thread.sleep(1_000_000);");

        assertThat(program(Duration.ofSeconds(12)).execute(endless))
                .isEqualTo(new NoEnd("endless.ipynb", Duration.ofSeconds(12)));
        assertThat(ProcessHandle.current()
                        .descendants()
                        .map(each -> each.info().commandLine().orElse("")))
                .as("no kernel is left")
                .noneMatch(each -> each.contains("KernelMain"));
    }

    @Test
    void aNotebookWithoutAnEndIsExecutedOnceMore() throws Exception {
        String marker = "java.nio.file.Path.of(\"" + folder.resolve("hung-once") + "\")";
        Path hangsOnce = notebook(
                "hangs-once.ipynb",
                "if (!java.nio.file.Files.exists(" + marker + ")) {\n  java.nio.file.Files.createFile(" + marker
                        + ");\n  Thread.sleep(1_000_000);\n}");
        List<NotebookOutcome> told = new ArrayList<>();

        List<NotebookOutcome> outcomes =
                new NotebookRun(program(Duration.ofSeconds(20))).execute(List.of(hangsOnce), told::add);

        assertThat(told).hasSize(2).first().isInstanceOf(NoEnd.class);
        assertThat(outcomes).hasSize(1).first().isInstanceOf(NotebookOutcome.Executed.class);
    }

    private static NbConvert program(Duration atMost) throws IOException {
        return NbConvert.of(kernel, Files.createTempDirectory(folder, "results"), atMost);
    }

    private static Path notebook(String name, String... code) throws IOException {
        List<Map<String, Object>> cells = Stream.of(code)
                .map(each -> Map.<String, Object>of(
                        "cell_type",
                        "code",
                        "id",
                        "c" + Math.abs(each.hashCode()),
                        "metadata",
                        Map.of(),
                        "source",
                        each,
                        "outputs",
                        List.of(),
                        "execution_count",
                        0))
                .toList();
        Map<String, Object> root = Map.of("nbformat", 4, "nbformat_minor", 5, "metadata", Map.of(), "cells", cells);
        return Files.write(folder.resolve(name), new ObjectMapper().writeValueAsBytes(root));
    }
}
