package dev.onramp.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.local.LocalStack;
import dev.onramp.local.Service;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code onramp publish} against the front door of a real stack, as its own process. */
class PublishIT {
    private static LocalStack stack;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void start() {
        stack = LocalStack.temporary(Service.FRONT_DOOR);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void sendsAFileInPartsAndKnowsItWhenItIsSentAgain() throws Exception {
        Path file = Files.writeString(
                folder.resolve("rows.ndjson"),
                IntStream.range(0, 1_234)
                        .mapToObj(each -> "{\"cust_num\":\"" + each + "\",\"status\":\"a\"}\n")
                        .collect(Collectors.joining()));

        assertThat(publish(file, "--idempotency-key", "run-1", "--json"))
                .as(err::toString)
                .isZero();
        assertThat(out.toString())
                .contains("\"accepted\" : 1234,")
                .contains("\"repeated\" : 0,")
                .contains("\"requests\" : 3,")
                .contains("http-");
        assertThat(publish(file, "--idempotency-key", "run-1")).isZero();
        assertThat(out.toString()).containsPattern("repeated +1234");
    }

    @Test
    void sendsEventsAndSingleRows() throws Exception {
        Path events = Files.writeString(
                folder.resolve("events"),
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"t\",\"data\":{\"cust_num\":\"1\",\"status\":\"a\"}}\n");
        Path row = Files.writeString(folder.resolve("row.json"), "{\n  \"cust_num\": \"1\",\n  \"__op\": \"d\"\n}\n");

        assertThat(publish(events, "--format", "cloudevents")).as(err::toString).isZero();
        assertThat(publish(row, "--format", "json")).as(err::toString).isZero();
    }

    @Test
    void namesTheLineOfABadRowAndFails() throws Exception {
        Path file = Files.writeString(
                folder.resolve("rows.ndjson"),
                "{\"cust_num\":\"1\",\"status\":\"a\"}\n\n{\"cust_num\":2,\"status\":\"a\"}\n");

        assertThat(publish(file)).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString())
                .contains("ONR-U020")
                .contains("ONR-H109")
                .contains("line 3 /cust_num: must be a text");
    }

    @Test
    void refusesWhatItCannotSend() throws Exception {
        Path file = Files.writeString(folder.resolve("rows.ndjson"), "{\"cust_num\":\"1\",\"status\":\"a\"}\n");

        assertThat(publish(folder.resolve("missing"))).isEqualTo(ExitCode.FAILED);
        assertThat(publish(file, "--key", "wrong")).isEqualTo(ExitCode.FAILED);
        assertThat(publish(file, "--table", "../x")).isEqualTo(ExitCode.USAGE);
        assertThat(publish(file, "--url", "http://127.0.0.1:1", "--patience", "1"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString())
                .contains("ONR-U022")
                .contains("ONR-H102")
                .contains("--table takes the name of a source table")
                .contains("ONR-U021")
                .contains("--idempotency-key");
    }

    @Test
    void makesAKeyWithItsHash() {
        assertThat(run("producer", "key", "crm", "--tables", "raw_table_cust")).isZero();
        assertThat(out.toString())
                .containsPattern("onr_[A-Za-z0-9_-]{43}\\R")
                .containsPattern("producers.crm \\{ key-hash = \"sha256:[0-9a-f]{64}\", tables = \"raw_table_cust\" }");
        assertThat(run("producer", "key", "No Name")).isEqualTo(ExitCode.USAGE);
    }

    private int publish(Path file, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "publish",
                file.toString(),
                "--data-dir",
                stack.settings().root().getString("onramp.data-dir")));
        words.addAll(List.of(more));
        if (!words.contains("--table")) {
            words.addAll(List.of("--table", "raw_table_cust"));
        }
        return run(words.toArray(String[]::new));
    }

    private int run(String... words) {
        CommandLine line = Onramp.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(words);
    }
}
