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
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One running stack, used by other people's clients, fed with garbage, and killed piece by piece. */
class PipelineIT {
    private static final Duration AT_MOST = Duration.ofMinutes(2);

    @TempDir
    private static Path folder;

    private static CommandLine line;
    private static JsonNode services;

    @BeforeAll
    static void start() {
        line = new CommandLine(folder.resolve("data"));
        up();
        Ran generated = line.onramp("generate", "--changes", "2000", "--seed", "1", "--json");
        assertThat(generated.exitCode()).as(generated.toString()).isZero();
        verifyHolds();
    }

    @AfterAll
    static void wipe() {
        line.onramp("down", "--wipe");
    }

    @Test
    void kcatReadsCustomersAndTheirHeaders() {
        Ran ran = client(
                "kcat",
                "-b",
                connection("kafka", "bootstrap_servers"),
                "-C",
                "-t",
                "customer",
                "-o",
                "beginning",
                "-e",
                "-q",
                "-f",
                "%k|%h|%s\\n");

        assertThat(ran.out().lines())
                .isNotEmpty()
                .first()
                .satisfies(record -> assertThat(record)
                        .startsWith("{\"customer_number\":")
                        .contains(
                                "ce_specversion=1.0",
                                "ce_type=dev.onramp.customer.",
                                "ce_sequence=",
                                "ce_rawref=s3://"));
    }

    @Test
    void everyRecordAndRowKeepsTheContractThatIsGeneratedForIt() throws IOException {
        Path contracts = folder.resolve("contracts");
        Ran written = line.onramp("contracts", "--format", "json-schema", "--out", contracts.toString());
        assertThat(written.exitCode()).as(written.toString()).isZero();
        GeneratedContracts generated = new GeneratedContracts(contracts);

        for (String topic : List.of("customer", "individual", "account")) {
            Ran ran = client(
                    "kcat",
                    "-b",
                    connection("kafka", "bootstrap_servers"),
                    "-C",
                    "-t",
                    topic,
                    "-o",
                    "beginning",
                    "-e",
                    "-q",
                    "-J");
            assertThat(generated.holdTopic(topic, ran.out().lines().toList())).containsKeys("upserted", "deleted");
        }
        for (String dataset : List.of(
                "views.account_wide", "views.customer_history", "canonical.individual", "canonical.account_history")) {
            Ran rows = line.onramp("sql", "select * from " + dataset + " limit 2000", "--format", "json");
            assertThat(rows.exitCode()).as(rows.toString()).isZero();
            generated.holdRows((dataset.startsWith("views.") ? "views/" : "tables/") + dataset, rows.json());
        }
    }

    @Test
    void psqlReadsCustomers() {
        Ran ran = Ran.program(
                AT_MOST,
                Map.of("PGPASSWORD", connection("postgres", "password")),
                List.of(
                        "psql",
                        "-At",
                        connection("postgres", "jdbc_url").replace("jdbc:", ""),
                        "-U",
                        connection("postgres", "user"),
                        "-c",
                        "select count(*) from canonical.customer where customer_number is not null"));

        assertThat(ran.exitCode()).as(ran.toString()).isZero();
        assertThat(Long.parseLong(ran.out().strip())).isPositive();
    }

    @Test
    void trinosOwnCommandLineQueriesTheWideViews() {
        String server = connection("trino", "jdbc_url").replaceFirst("jdbc:trino://([^/]*)/.*", "http://$1");
        Ran ran = client(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                "target/clients/trino-cli-executable.jar",
                "--server",
                server,
                "--catalog",
                "lake",
                "--user",
                connection("trino", "user"),
                "--execute",
                "select count(*), count(gender) from views.account_wide");

        assertThat(ran.out()).matches("\"[1-9][0-9]*\",\"[1-9][0-9]*\"\\s*");
    }

    @Test
    void theAwsCommandLineReadsTheRawArchive() {
        Ran listed = aws("s3", "s3", "ls", "--recursive", "s3://onramp-archive/raw/raw_table_cust/");
        String key = listed.out().lines().findFirst().orElseThrow().replaceAll(".* ", "");
        Path object = folder.resolve("object.ndjson.gz");
        aws("s3", "s3", "cp", "s3://onramp-archive/" + key, object.toString());

        assertThat(client("zcat", object.toString()).out().lines())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each).contains("\"topic\":\"raw_table_cust\"", "\"payload\":"));
    }

    @Test
    void theAwsCommandLineInvokesTheFunction() throws IOException {
        Path event = Files.writeString(
                folder.resolve("event.json"), "{\"eventSource\":\"SelfManagedKafka\",\"records\":{}}");
        Path reply = folder.resolve("reply.json");
        Ran ran = aws(
                "lambda",
                "lambda",
                "invoke",
                "--function-name",
                "canonical-transform",
                "--payload",
                "fileb://" + event,
                reply.toString());

        assertThat(ran.out()).contains("\"StatusCode\": 200").doesNotContain("FunctionError");
        assertThat(reply).content().contains("\"partitions\":[]");
    }

    @Test
    void theAwsCommandLinePutsToFirehose() throws IOException {
        Path record = Files.writeString(folder.resolve("records.json"), "[{\"Data\":\"aGVsbG8K\"}]");
        Ran ran = aws(
                "lambda",
                "firehose",
                "put-record-batch",
                "--delivery-stream-name",
                "raw-archive",
                "--records",
                "file://" + record);

        assertThat(ran.json().path("FailedPutCount").asInt(-1))
                .as(ran.toString())
                .isZero();
        await("the stream delivers")
                .atMost(AT_MOST)
                .until(() -> Ran.program(
                                AT_MOST,
                                awsEnvironment(),
                                List.of(
                                        "aws",
                                        "--endpoint-url",
                                        connection("s3", "endpoint"),
                                        "s3",
                                        "ls",
                                        "--recursive",
                                        "s3://onramp-archive/firehose/"))
                        .out()
                        .contains("raw-archive"));
    }

    @Test
    void garbageIsDeadLetteredAndEverythingAfterItFlows() {
        String broker = connection("kafka", "bootstrap_servers");
        long before = deadLetters();
        produce(broker, "raw_table_cust", "\\x{ not a row at all \u0001");
        produce(
                broker,
                "raw_table_cust",
                "{\"cust_num\": \"900001\", \"status\": \"a\", \"name\": \"Ms Ada Byron\", \"sex\": \"F\"}");

        Ran verified = verifyHolds();
        assertThat(deadLetters()).isEqualTo(before + 1);
        assertThat(client("kcat", "-b", broker, "-C", "-t", "raw_table_cust.dlq", "-o", "beginning", "-e", "-q")
                        .out())
                .contains("not a row at all");
        assertThat(verified.json().path("verified").asBoolean()).isTrue();
        Ran row = line.onramp(
                "sql", "select gender from views.customer_wide where customer_number = '900001'", "--format", "csv");
        assertThat(row.out().lines()).last().isEqualTo("Female");
    }

    @Test
    void aTruncateOfDebeziumTakesWhatIsNotAboveItEverywhere() {
        String broker = connection("kafka", "bootstrap_servers");
        // Below all positions of the generator, so that no other row is concerned.
        produce(broker, "raw_table_cust", debezium("r", 0, ",\"after\":{\"cust_num\":\"800001\",\"status\":\"a\"}"));
        produce(broker, "raw_table_cust", debezium("r", 1, ",\"after\":{\"cust_num\":\"800002\",\"status\":\"a\"}"));
        produce(broker, "raw_table_cust", debezium("t", 0, ""));
        verifyHolds();
        produce(broker, "raw_table_cust", debezium("r", 0, ",\"after\":{\"cust_num\":\"800003\",\"status\":\"a\"}"));

        verifyHolds();
        assertThat(sql("select customer_number from views.customer_wide where customer_number like '80000_'"))
                .containsExactly("800002");
        assertThat(sql("select customer_number, _is_current from views.customer_history"
                        + " where customer_number like '80000_' order by 1"))
                .containsExactly("800001,false", "800002,true", "800003,false");
        assertThat(sql("select count(*) from canonical.customer_history where _op = 'truncate'"))
                .containsExactly("1");
    }

    private static String debezium(String operation, long position, String rest) {
        return "{\"op\":\"" + operation + "\",\"source\":{\"connector\":\"postgresql\",\"lsn\":" + position + "}" + rest
                + "}";
    }

    /** The rows of the result as CSV. */
    private static List<String> sql(String query) {
        Ran ran = line.onramp("sql", query, "--format", "csv");
        assertThat(ran.exitCode()).as(ran.toString()).isZero();
        return ran.out().lines().skip(1).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka", "s3", "postgres", "lambda", "trino", "forwarder", "ingest"})
    void aKilledProcessComesBackAndNothingIsLost(String service) {
        long victim = services.path(service).path("pids").get(0).asLong();
        CompletableFuture<Ran> generated = CompletableFuture.supplyAsync(
                () -> line.onramp("generate", "--changes", "3000", "--rate", "600", "--seed", "3"));
        await("some changes are on their way").pollDelay(Duration.ofSeconds(3)).until(() -> true);
        client("kill", "-9", Long.toString(victim));
        await(service + " is dead")
                .atMost(AT_MOST)
                .until(() -> ProcessHandle.of(victim).isEmpty());

        up();
        Ran ran = generated.join();
        assertThat(ran.exitCode()).as(ran.toString()).isZero();
        assertThat(services.path(service).path("pids").get(0).asLong()).isNotEqualTo(victim);
        verifyHolds();
    }

    private static void up() {
        Ran up = line.onramp("up", "--json");
        assertThat(up.exitCode()).as(up.toString()).isZero();
        services = up.json().path("services");
    }

    private static Ran verifyHolds() {
        Ran verified = line.onramp("verify", "--json", "--timeout", "240");
        assertThat(verified.exitCode()).as(verified.toString()).isZero();
        return verified;
    }

    private static long deadLetters() {
        long count = 0;
        for (JsonNode partition : verifyHolds().json().path("partitions")) {
            count += partition.path("dead_lettered").asLong();
        }
        return count;
    }

    private static void produce(String broker, String topic, String value) {
        Ran ran = Ran.program(AT_MOST, Map.of(), List.of("kcat", "-b", broker, "-P", "-t", topic, "-p", "0"), value);
        assertThat(ran.exitCode()).as(ran.toString()).isZero();
    }

    private static Ran aws(String service, String... words) {
        List<String> command =
                new java.util.ArrayList<>(List.of("aws", "--endpoint-url", connection(service, "endpoint")));
        command.addAll(List.of(words));
        Ran ran = Ran.program(AT_MOST, awsEnvironment(), command);
        assertThat(ran.exitCode()).as(ran.toString()).isZero();
        return ran;
    }

    private static Map<String, String> awsEnvironment() {
        return Map.of(
                "AWS_ACCESS_KEY_ID", connection("s3", "access_key"),
                "AWS_SECRET_ACCESS_KEY", connection("s3", "secret_key"),
                "AWS_DEFAULT_REGION", connection("s3", "region"),
                "AWS_PAGER", "");
    }

    private static Ran client(String... command) {
        Ran ran = Ran.program(AT_MOST, Map.of(), List.of(command));
        assertThat(ran.exitCode()).as(ran.toString()).isZero();
        return ran;
    }

    private static String connection(String service, String fact) {
        JsonNode value = services.path(service).path("connection").path(fact);
        assertThat(value.isTextual())
                .as(service + "." + fact + " in " + services)
                .isTrue();
        return value.asText();
    }
}
