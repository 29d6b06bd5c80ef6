package dev.onramp.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A legacy database, changed with psql alone; its rows arrive in Delta, and everything agrees. As docs/capture.md tells a person to do it. */
class CaptureIT {
    private static final Duration AT_MOST = Duration.ofMinutes(4);

    @TempDir
    private static Path folder;

    private CommandLine line;
    private String port = "";
    private String password = "";

    @Test
    void whatPsqlChangesArrivesInDelta() throws Exception {
        line = new CommandLine(folder.resolve("data"));
        try {
            Ran up = line.onramp("up", "--json");
            assertThat(up.exitCode()).as(up.toString()).isZero();
            JsonNode postgres = up.json().path("services").path("postgres").path("connection");
            port = postgres.path("port").asText();
            password = postgres.path("password").asText();
            psql("postgres", "create database legacy");
            psql("legacy", documentedTables());
            psql(
                    "legacy",
                    "insert into cust (cust_num, status, name, sex) values ('1', 'a', 'Old', 'F'), ('2', 'n', 'Gone', 'M'), ('3', 'a', 'Moved', 'N')");
            Ran check = line.onramp("capture", "--check", "--set", "capture.port=" + port);
            assertThat(check.exitCode()).as(check.toString()).isZero();

            Process capture = startCapture();
            try {
                arrives("select name from lake.canonical.individual where id = 'CUST1'", "Old");
                psql(
                        "legacy",
                        "insert into acct (acct_num, cust_num, status, created, pin) values ('a1', '1', 'A', '2026-01-31', '4711')");
                psql("legacy", "update cust set name = 'New' where cust_num = '1'");
                psql("legacy", "delete from cust where cust_num = '2'");
                psql("legacy", "update cust set cust_num = '30' where cust_num = '3'");
                psql("legacy", "alter table cust add column shoe_size int default 38");
                psql("legacy", "insert into cust (cust_num, status, name) values ('4', 'a', 'Wide')");
                arrives("select name from lake.canonical.individual where id = 'CUST4'", "Wide");
                capture.descendants().forEach(ProcessHandle::destroyForcibly);
                assertThat(capture.waitFor()).as(read(log())).isEqualTo(137);
                psql("legacy", "insert into cust (cust_num, status, name) values ('5', 'a', 'Meanwhile')");
                capture = startCapture();
                arrives("select name from lake.canonical.individual where id = 'CUST5'", "Meanwhile");
                verifyHolds();

                assertThat(column("select id || ' ' || name from lake.canonical.individual order by id"))
                        .containsExactly("CUST1 New", "CUST30 Moved", "CUST4 Wide", "CUST5 Meanwhile");
                assertThat(column(
                                "select account_number || ' ' || cast(created as varchar) from lake.canonical.account"))
                        .containsExactly("a1 2026-01-31");

                psql("legacy", "truncate acct");
                psql("legacy", "insert into acct (acct_num, cust_num, status) values ('a2', '1', 'A')");
                arrives("select account_number from lake.canonical.account", "a2");
                verifyHolds();
                assertThat(column("select account_number from lake.canonical.account"))
                        .containsExactly("a2");
            } finally {
                stop(capture);
            }
            verifyHolds();
        } finally {
            line.onramp("down", "--wipe");
        }
    }

    /** The statements between the marks of the page. */
    private static String documentedTables() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("onramp.home"), "docs", "capture.md"));
        int begin = page.indexOf("<<'SQL'\n") + "<<'SQL'\n".length();
        return page.substring(begin, page.indexOf("\n   SQL\n", begin));
    }

    private Process startCapture() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("onramp.home"), "onramp")
                        .toAbsolutePath()
                        .toString(),
                "capture",
                "--data-dir",
                line.dataDir().toString(),
                "--set",
                "capture.port=" + port));
        builder.environment().put("ONRAMP_BUILD", "never");
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private static Path log() {
        return folder.resolve("capture.log");
    }

    private static void stop(Process capture) throws InterruptedException, IOException {
        capture.destroy();
        assertThat(capture.waitFor(60, TimeUnit.SECONDS))
                .as(Files.readString(log()))
                .isTrue();
        assertThat(capture.exitValue()).as(Files.readString(log())).isZero();
    }

    private void psql(String database, String sql) {
        Ran ran = Ran.program(
                AT_MOST,
                Map.of("PGPASSWORD", password),
                List.of(
                        "psql",
                        "-X",
                        "-q",
                        "-v",
                        "ON_ERROR_STOP=1",
                        "-h",
                        "127.0.0.1",
                        "-p",
                        port,
                        "-U",
                        "onramp",
                        "-d",
                        database,
                        "-c",
                        sql));
        assertThat(ran.exitCode()).as(ran.toString()).isZero();
    }

    private void arrives(String query, String expected) {
        await(query)
                .atMost(AT_MOST)
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(
                        () -> assertThat(column(query)).as(() -> read(log())).contains(expected));
    }

    private List<String> column(String query) {
        Ran ran = line.onramp("sql", query, "--format", "csv");
        assertThat(ran.exitCode()).as(ran.toString()).isZero();
        return ran.out().lines().skip(1).toList();
    }

    private void verifyHolds() {
        Ran verified = line.onramp("verify", "--json", "--timeout", "240");
        assertThat(verified.exitCode()).as(verified.toString()).isZero();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
