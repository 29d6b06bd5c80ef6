package dev.onramp.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onramp.config.OnrampException;
import dev.onramp.config.Settings;
import dev.onramp.door.http.HttpFrontDoor;
import dev.onramp.door.kafka.KafkaRawLog;
import dev.onramp.door.kafka.RawTopic;
import dev.onramp.local.LocalStack;
import dev.onramp.local.Service;
import dev.onramp.local.StackListener;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.ModelLoader;
import dev.onramp.model.contract.ProducerKey;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole front door on a real Kafka, asked as any HTTP client asks. */
class FrontDoorIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ProducerKey CRM = new ProducerKey("crm-key");
    private static final ProducerKey ALL = new ProducerKey("all-key");
    private static final String CUST = "/v1/sources/raw_table_cust/changes";
    private static final String ROW = "{\"cust_num\":\"7\",\"status\":\"a\"}";
    private static LocalStack stack;
    private static RawTopic topic;

    @TempDir
    Path folder;

    private KafkaRawLog log;
    private HttpFrontDoor server;
    private Http http;

    FrontDoorIT() {
        open(Map.of());
    }

    @BeforeAll
    static void start() {
        stack = LocalStack.temporary(Service.KAFKA);
        topic = new RawTopic(stack.settings().section("kafka").getString("bootstrap-servers"), "raw_table_cust");
    }

    @AfterAll
    static void stop() {
        topic.close();
        stack.close();
    }

    @AfterEach
    void close() {
        server.close();
        log.close();
    }

    @Test
    void storesOneRowByteExactUnderItsKeyAndAnswersWithTheDataid() throws Exception {
        String row = "{ \"cust_num\" : \"7\", \"status\":\"a\", \"name\":\"Zoë\" }";

        HttpResponse<String> answer = http.post(CUST, CRM, "application/json", row);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Connection"))
                .as("there may be more on it")
                .isEmpty();
        String dataid = json(answer).at("/dataids/0").asText();
        ConsumerRecord<String, byte[]> stored = topic.next(1).get(0);
        assertThat(new String(stored.value(), StandardCharsets.UTF_8)).isEqualTo(row);
        assertThat(stored.key()).isEqualTo("7");
        assertThat(new String(stored.headers().lastHeader("ce_dataid").value(), StandardCharsets.UTF_8))
                .isEqualTo(dataid)
                .startsWith("http-");
    }

    @Test
    void storesTheLinesOfABodyInTheirOrder() throws Exception {
        String body =
                "{\"cust_num\":\"1\",\"status\":\"a\"}\r\n\n{\"cust_num\":\"1\",\"__op\":\"d\"}\n{\"cust_num\":\"1\",\"status\":\"n\"}";

        HttpResponse<String> answer = http.post(CUST, CRM, "application/x-ndjson; charset=utf-8", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(json(answer).get("accepted").asInt()).isEqualTo(3);
        assertThat(topic.next(3))
                .extracting(each -> new String(each.value(), StandardCharsets.UTF_8))
                .containsExactly(
                        "{\"cust_num\":\"1\",\"status\":\"a\"}",
                        "{\"cust_num\":\"1\",\"__op\":\"d\"}",
                        "{\"cust_num\":\"1\",\"status\":\"n\"}");
    }

    @Test
    void takesCloudEventsInThreeModesAndKnowsARepeatInAnyOfThem() throws Exception {
        String event =
                "{\"specversion\":\"1.0\",\"id\":\"e1\",\"source\":\"/crm\",\"type\":\"t\",\"time\":\"2026-01-31T10:11:12Z\",\"data\":"
                        + ROW + "}";

        HttpResponse<String> structured = http.post(CUST, CRM, "application/cloudevents+json", event);
        HttpResponse<String> batched = http.post(CUST, CRM, "application/cloudevents-batch+json", "[" + event + "]");
        HttpResponse<String> binary = http.post(
                CUST,
                CRM,
                "application/json",
                ROW,
                "ce-specversion",
                "1.0",
                "ce-id",
                "e1",
                "ce-source",
                "%2Fcrm",
                "ce-type",
                "t",
                "ce-time",
                "2026-01-31T10:11:12Z");

        assertThat(List.of(structured, batched, binary))
                .allSatisfy(answer ->
                        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202));
        assertThat(json(structured).get("repeated").asInt()).isZero();
        assertThat(json(batched).get("repeated").asInt()).isEqualTo(1);
        assertThat(json(binary).get("repeated").asInt()).isEqualTo(1);
        assertThat(json(binary).get("dataids")).isEqualTo(json(structured).get("dataids"));
        assertThat(topic.next(1))
                .extracting(each -> new String(each.value(), StandardCharsets.UTF_8))
                .containsExactly("{\"cust_num\":\"7\",\"status\":\"a\",\"__ts_ms\":1769854272000}");
        assertThat(topic.noneLeft()).isTrue();
    }

    @Test
    void refusesAnIdThatComesAgainWithAnotherContent() throws Exception {
        assertThat(http.post(CUST, CRM, "application/json", ROW, "Idempotency-Key", "k9")
                        .statusCode())
                .isEqualTo(202);
        topic.next(1);

        HttpResponse<String> other =
                http.post(CUST, CRM, "application/json", ROW.replace("a", "n"), "Idempotency-Key", "k9");
        HttpResponse<String> otherProducer = http.post(CUST, ALL, "application/json", ROW, "Idempotency-Key", "k9");

        assertProblem(
                http.post(CUST, CRM, "application/json", ROW.replace("\"a\"", "\"n\""), "Idempotency-Key", "k9"),
                422,
                "ONR-H110");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(otherProducer.statusCode()).isEqualTo(202);
        topic.next(1);
    }

    @Test
    void refusesWhoeverIsNotKnownOrNotAllowed() throws Exception {
        assertProblem(http.send(http.request(CUST, "application/json", ROW)), 401, "ONR-H102");
        assertProblem(http.post(CUST, new ProducerKey("wrong"), "application/json", ROW), 401, "ONR-H102");
        assertProblem(
                http.send(http.request(CUST, "application/json", ROW, "Authorization", "Basic " + CRM.text())),
                401,
                "ONR-H102");
        assertProblem(http.post("/v1/sources/raw_table_acct/changes", CRM, "application/json", ROW), 403, "ONR-H103");
        assertProblem(http.post("/v1/sources/nope/changes", CRM, "application/json", ROW), 404, "ONR-H104");
        assertThat(http.post(CUST, new ProducerKey("wrong"), "application/json", ROW)
                        .headers()
                        .firstValue("WWW-Authenticate"))
                .contains("Bearer realm=\"onramp\"");
    }

    @Test
    void tellsWhomItRefusesBeforeTheBodyHasComeThatTheConnectionEnds() throws Exception {
        String head = "POST " + CUST + " HTTP/1.1\r\nHost: door\r\nContent-Type: application/json\r\n";

        String early = http.raw(head + "Content-Length: 10\r\n\r\n{");
        String whole = http.raw(head + "Content-Length: 2\r\nConnection: close\r\n\r\n{}");

        assertThat(early).startsWith("HTTP/1.1 401").containsIgnoringCase("\r\nConnection: close\r\n");
        assertThat(whole).startsWith("HTTP/1.1 401").contains("ONR-H102");
    }

    @Test
    void keepsTheConnectionOfWhomItRefusesAfterTheBodyHasCome() throws Exception {
        String request = "POST " + CUST + " HTTP/1.1\r\nHost: door\r\nContent-Length: 2\r\n";

        String answers = http.raw(request + "\r\n{}" + request + "Connection: close\r\n\r\n{}");

        assertThat(answers.split("HTTP/1.1 401", -1)).hasSize(3);
    }

    @Test
    void refusesWhatIsNoChange() throws Exception {
        for (String broken : List.of("", "{", "[1", "{\"cust_num\":\"7\",\"cust_num\":\"8\"}", ROW + "x", "\u0000")) {
            assertProblem(http.post(CUST, CRM, "application/json", broken), 400, "ONR-H101");
        }
        assertProblem(http.post(CUST, CRM, "application/json", new byte[] {'"', (byte) 0xff, '"'}), 400, "ONR-H101");
        assertProblem(http.post(CUST, CRM, "application/x-ndjson", "\n\n"), 400, "ONR-H101");
        assertProblem(http.post(CUST, CRM, "application/cloudevents-batch+json", "[]"), 400, "ONR-H101");
        assertProblem(http.post(CUST, CRM, "text/csv", "7,a"), 415, "ONR-H108");
        assertProblem(http.post(CUST, CRM, "application/json; charset=latin1", ROW), 415, "ONR-H108");
        assertProblem(http.post(CUST, CRM, "application/json", ROW, "Content-Encoding", "gzip"), 415, "ONR-H108");
        assertThat(topic.noneLeft()).isTrue();
    }

    @Test
    void pointsToEveryBadFieldAndStoresNothing() throws Exception {
        String body = ROW + "\n{\"cust_num\":7,\"__seq\":-1}\n{\"status\":\"a\\u0000\"}\n[]";

        HttpResponse<String> answer = http.post(CUST, CRM, "application/x-ndjson", body);

        assertProblem(answer, 422, "ONR-H109");
        assertThat(json(answer).get("errors"))
                .extracting(each ->
                        each.path("line").asInt() + " " + each.get("pointer").asText())
                .containsExactlyInAnyOrder("2 /cust_num", "2 /__seq", "2 /status", "3 /status", "3 /cust_num", "4 ");
        assertThat(answer.body()).doesNotContain("u0000\"");
        assertThat(topic.noneLeft()).isTrue();
    }

    @Test
    void pointsIntoTheEventOfABatch() throws Exception {
        String event =
                "{\"specversion\":\"1.0\",\"id\":\"e5\",\"source\":\"s\",\"type\":\"t\",\"data\":{\"cust_num\":\"1\"}}";

        HttpResponse<String> answer = http.post(CUST, CRM, "application/cloudevents-batch+json", "[" + event + ",{}]");
        HttpResponse<String> row = http.post(CUST, CRM, "application/cloudevents-batch+json", "[" + event + "]");

        assertThat(json(answer).at("/errors/0/pointer").asText()).isEqualTo("/1/specversion");
        assertThat(json(row).at("/errors/0/pointer").asText()).isEqualTo("/0/data/status");
    }

    @Test
    void refusesWhatIsTooLarge() throws Exception {
        reopen(Map.of(
                "front-door.max-body-bytes",
                "200",
                "front-door.max-change-bytes",
                "50",
                "front-door.max-changes",
                "3"));

        assertProblem(http.post(CUST, CRM, "application/json", " ".repeat(300) + ROW), 413, "ONR-H107");
        assertProblem(http.postChunked(CUST, CRM, "application/json", " ".repeat(300) + ROW), 413, "ONR-H107");
        assertProblem(http.post(CUST, CRM, "application/json", " ".repeat(60) + ROW), 413, "ONR-H107");
        assertProblem(http.post(CUST, CRM, "application/x-ndjson", (ROW + "\n").repeat(4)), 413, "ONR-H107");
        assertThat(topic.noneLeft()).isTrue();
    }

    @Test
    void slowsDownOneProducerWithoutTouchingAnother() throws Exception {
        reopen(Map.of("front-door.max-changes", "3", "front-door.rate-burst", "3", "front-door.rate-per-second", "1"));

        assertThat(http.post(CUST, CRM, "application/x-ndjson", (ROW + "\n").repeat(3))
                        .statusCode())
                .isEqualTo(202);
        HttpResponse<String> limited = http.post(CUST, CRM, "application/x-ndjson", (ROW + "\n").repeat(3));

        assertProblem(limited, 429, "ONR-H111");
        assertThat(Integer.parseInt(limited.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 3);
        assertThat(http.post(CUST, ALL, "application/json", ROW).statusCode()).isEqualTo(202);
        topic.next(4);
    }

    @Test
    void pretendsNothingWhileTheBrokerIsAwayAndStoresARepeatOnce() throws Exception {
        reopen(Map.of("front-door.produce-timeout", "2s"));
        stack.kill(Service.KAFKA);

        HttpResponse<String> away = http.post(CUST, CRM, "application/x-ndjson", (ROW + "\n").repeat(50));

        assertProblem(away, 503, "ONR-H112");
        assertThat(away.headers().firstValue("Retry-After")).isPresent();
        stack.up(Set.of(Service.KAFKA), StackListener.SILENT);
        await("the broker answers again")
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> http.post(CUST, CRM, "application/json", ROW, "Idempotency-Key", "again")
                                .statusCode()
                        == 202);
        HttpResponse<String> repeat = http.post(CUST, CRM, "application/json", ROW, "Idempotency-Key", "again");
        assertThat(json(repeat).get("repeated").asInt()).isEqualTo(1);
        topic.skip();
    }

    @Test
    void servesTheSchemaAndTheDescriptionWithoutAKey() throws Exception {
        HttpResponse<String> schema = http.get("/v1/sources/raw_table_cust/schema");
        HttpResponse<String> openApi = http.get("/openapi.json");

        assertThat(schema.headers().firstValue("Content-Type")).contains("application/schema+json");
        assertThat(json(schema).get("$schema").asText()).endsWith("2020-12/schema");
        assertThat(json(openApi).get("openapi").asText()).isEqualTo("3.1.0");
        assertThat(json(openApi).get("paths").has(CUST)).isTrue();
        assertProblem(http.get("/v1/sources/nope/schema"), 404, "ONR-H104");
        assertProblem(http.get("/elsewhere"), 404, "ONR-H105");
        assertProblem(http.get(CUST), 405, "ONR-H106");
        assertThat(http.get(CUST).headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void speaksTlsWithAKeystore() throws Exception {
        Path keystore = Keystore.selfSigned(folder, "changeit");
        reopen(Map.of("front-door.tls-keystore", keystore.toString(), "front-door.tls-keystore-password", "changeit"));
        http = new Http(server.address(), Keystore.trusting(keystore, "changeit"));

        assertThat(server.address().getScheme()).isEqualTo("https");
        assertThat(http.post(CUST, CRM, "application/json", ROW).statusCode()).isEqualTo(202);
        topic.next(1);
    }

    @Test
    void saysWhichKeystoreIsOfNoUse() throws Exception {
        DoorSettings wrong = settings(Map.of(
                "front-door.tls-keystore",
                Keystore.selfSigned(folder, "changeit").toString(),
                "front-door.tls-keystore-password",
                "wrong"));

        assertThatExceptionOfType(OnrampException.class)
                .isThrownBy(
                        () -> HttpFrontDoor.start(wrong, door(wrong), Map.of()).close())
                .satisfies(thrown -> assertThat(thrown.errorId()).isEqualTo("ONR-H003"));
    }

    @Test
    void saysWhenThePortIsTaken() {
        DoorSettings taken = settings(
                Map.of("front-door.port", Integer.toString(server.address().getPort())));

        assertThatExceptionOfType(OnrampException.class)
                .isThrownBy(
                        () -> HttpFrontDoor.start(taken, door(taken), Map.of()).close())
                .satisfies(thrown -> assertThat(thrown.errorId()).isEqualTo("ONR-H002"));
    }

    private void reopen(Map<String, String> changes) {
        close();
        open(changes);
    }

    private void open(Map<String, String> changes) {
        DoorSettings settings = settings(changes);
        log = KafkaRawLog.connect(settings.bootstrapServers(), settings.limits().produceTimeout(), 900_000);
        server = HttpFrontDoor.start(settings, door(settings), OpenApi.of(model(), "http://127.0.0.1:8090"));
        http = new Http(server.address());
    }

    private FrontDoor door(DoorSettings settings) {
        return new FrontDoor(
                model(), settings.producers(), settings.limits(), log, System::nanoTime, new SecureRandom());
    }

    private static DoorSettings settings(Map<String, String> changes) {
        Map<String, String> all = new HashMap<>(Map.of(
                "front-door.port",
                Integer.toString(FreePort.any()),
                "front-door.stop-timeout",
                "1s",
                "front-door.producers.crm.key-hash",
                CRM.hash(),
                "front-door.producers.crm.tables",
                "raw_table_cust",
                "front-door.producers.all.key-hash",
                ALL.hash(),
                "front-door.producers.all.tables",
                "*"));
        all.putAll(changes);
        Settings settings = stack.settings().with(all);
        return DoorSettings.from(settings, model());
    }

    private static CanonicalModel model() {
        return ModelLoader.loadDefault();
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String errorId) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).get("error_id").asText()).isEqualTo(errorId);
        assertThat(json(answer).get("status").asInt()).isEqualTo(status);
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }
}
