package dev.onramp.forwarder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.onramp.config.OnrampException;
import dev.onramp.config.Settings;
import dev.onramp.forwarder.kafka.KafkaRawFeed;
import dev.onramp.forwarder.kafka.RawTopicCheck;
import dev.onramp.forwarder.kafka.RawTopics;
import dev.onramp.forwarder.lambda.FakeLambda;
import dev.onramp.forwarder.lambda.FakeStore;
import dev.onramp.forwarder.lambda.LambdaTransform;
import dev.onramp.local.LocalStack;
import dev.onramp.local.Service;
import dev.onramp.local.StackListener;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The forwarder on a real Kafka, with a function that misbehaves to order. */
class ForwarderIT {
    private static final int PARTITIONS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static LocalStack stack;

    private final String topic = "raw_" + NUMBER.incrementAndGet();
    private final String group = "group-" + topic;
    private final FakeLambda lambda;
    private RawTopics topics;

    ForwarderIT() throws IOException {
        lambda = new FakeLambda(0);
    }

    @BeforeAll
    static void start() {
        stack = LocalStack.temporary(Service.KAFKA);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @BeforeEach
    void createTopic() {
        topics = new RawTopics(stack.settings().section("kafka").getString("bootstrap-servers"));
        topics.create(topic, PARTITIONS, Map.of());
    }

    @AfterEach
    void close() {
        topics.close();
        lambda.close();
    }

    @Test
    void forwardsAndCommitsEveryRecordInOrder() {
        topics.produce(topic, PARTITIONS, 5_000, 250);
        try (Running running = run(Map.of("forwarder.max-in-flight", "2"))) {
            awaitAllCommitted();
            assertEachOnceInOrder(5_000);
            assertThat(running.ready).isCompleted();
        }
    }

    @Test
    void commitsTheStartOfEmptyPartitionsBeforeItIsReady() {
        try (Running running = run(Map.of())) {
            running.ready.join();
            assertThat(topics.committed(group))
                    .isEqualTo(Map.of(topic + "-0", 0L, topic + "-1", 0L, topic + "-2", 0L, topic + "-3", 0L));
        }
    }

    @Test
    void outlastsEveryKindOfFailureAndCommitsNothingMeanwhile() {
        lambda.then(FakeLambda.serviceError(404, "ResourceNotFoundException"))
                .then(FakeLambda.serviceError(403, "AccessDeniedException"))
                .then(FakeLambda.serviceError(403, "ExpiredTokenException"))
                .then(FakeLambda.serviceError(429, "TooManyRequestsException"))
                .then(FakeLambda.functionError("{\"errorType\":\"Sandbox.Timedout\"}"))
                .then(FakeLambda.serviceError(500, "ServiceException"))
                .then(FakeLambda.functionError("{\"errorType\":\"Broken\"}"))
                .then(FakeLambda.hangUp())
                .then(FakeLambda.reply("{\"batchItemFailures\":[],\"partitions\":[]}"))
                .then((self, exchange, slices) -> {
                    assertThat(topics.committed(group).values()).containsOnly(0L);
                    FakeLambda.silence().answer(self, exchange, slices);
                });
        topics.produce(topic, PARTITIONS, 400, 100);
        try (Running running = run(Map.of("forwarder.invoke-timeout", "2s"))) {
            awaitAllCommitted();
            assertThat(lambda.coming()).isZero();
            assertEachOnceInOrder(400);
            assertThat(running.ended).isNotDone();
        }
    }

    @Test
    void waitsForAnEndpointThatComesBack() throws IOException {
        int port = lambda.port();
        lambda.close();
        topics.produce(topic, PARTITIONS, 100, 100);
        try (Running running = run(Map.of())) {
            running.ready.join();
            try (FakeLambda back = new FakeLambda(port)) {
                awaitAllCommitted();
                assertThat(back.accounted()).isNotEmpty();
            }
        }
    }

    @Test
    void outlivesAKafkaThatIsKilled() {
        topics.produce(topic, PARTITIONS, 500, 100);
        try (Running running = run(Map.of())) {
            awaitAllCommitted();
            stack.kill(Service.KAFKA);
            stack.up(Set.of(Service.KAFKA), StackListener.SILENT);
            topics.produce(topic, PARTITIONS, 500, 100);
            awaitAllCommitted();
            assertThat(running.ended).isNotDone();
        }
    }

    @Test
    void resumesWhereTheLastOneStopped() {
        topics.produce(topic, PARTITIONS, 300, 100);
        try (Running first = run(Map.of())) {
            awaitAllCommitted();
        }
        topics.produce(topic, PARTITIONS, 300, 100);
        try (Running second = run(Map.of())) {
            awaitAllCommitted();
        }
        assertEachOnceInOrder(600);
    }

    @Test
    void sharesThePartitionsWithASecondMember() {
        Map<String, String> anonymous = Map.of("forwarder.instance-id", "");
        try (Running first = run(anonymous)) {
            first.ready.join();
            try (Running second = run(anonymous)) {
                second.ready.join();
                topics.produce(topic, PARTITIONS, 2_000, 100);
                awaitAllCommitted();
            }
            topics.produce(topic, PARTITIONS, 2_000, 100);
            awaitAllCommitted();
        }
    }

    @Test
    void aSecondOneWithTheSameIdTakesOverAndTheFirstSaysSo() {
        try (Running first = run(Map.of())) {
            first.ready.join();
            try (Running second = run(Map.of())) {
                second.ready.join();
                await("the first to end").atMost(PATIENCE).until(first.ended::isDone);
                assertThatThrownBy(first.ended::join)
                        .hasCauseInstanceOf(OnrampException.class)
                        .hasMessageContaining("ONR-F002");
            }
        }
    }

    @Test
    void goesOnAfterRecordsThatRetentionTookAway() {
        topics.produce(topic, PARTITIONS, 400, 100);
        try (Running first = run(Map.of())) {
            awaitAllCommitted();
        }
        topics.produce(topic, PARTITIONS, 400, 100);
        topics.deleteBefore(new RawPartition(topic, 2), 150);
        try (Running second = run(Map.of())) {
            awaitAllCommitted();
        }
        assertThat(lambda.accounted().stream()
                        .flatMap(List::stream)
                        .filter(slice -> slice.partition().number() == 2 && slice.firstOffset() >= 100)
                        .findFirst()
                        .orElseThrow()
                        .firstOffset())
                .isEqualTo(150);
    }

    @Test
    void splitsWhatTheCloudFindsTooLargeAndRefersToRecordsThatFitNowhere() {
        topics.produce(topic, PARTITIONS, 400, 1_000);
        topics.produce(topic, PARTITIONS, 4, 900_000);
        topics.produce(topic, PARTITIONS, 400, 1_000);
        lambda.takingUpTo(300_000);
        try (Running running = run(Map.of("forwarder.max-payload-bytes", "1000000"))) {
            awaitAllCommitted();
            assertEachOnceInOrder(804);
            await("the objects of large records to go").until(running.store.objects::isEmpty);
        }
        assertThat(lambda.payloads().stream().filter(payload -> new String(payload).contains("onrampReference")))
                .hasSize(4);
        assertThat(lambda.payloads()).allMatch(payload -> payload.length <= 1_000_000);
    }

    @Test
    void repeatsAloneWhatAReplySaysIsNotDone() {
        lambda.then(FakeLambda.partly()).then(FakeLambda.partly()).then(FakeLambda.partly());
        topics.produce(topic, PARTITIONS, 2_000, 100);
        try (Running running = run(Map.of())) {
            awaitAllCommitted();
            assertEachOnceInOrder(2_000);
        }
    }

    @Test
    void fillsItsInvocationsWhenThereIsABacklog() {
        topics.produce(topic, PARTITIONS, 30_000, 250);
        int limit = 2_000_000;
        try (Running running = run(Map.of("forwarder.max-payload-bytes", Integer.toString(limit)))) {
            awaitAllCommitted();
            assertEachOnceInOrder(30_000);
        }
        List<byte[]> all = lambda.payloads();
        assertThat(all).hasSizeGreaterThan(3);
        assertThat(all.subList(0, all.size() - 1))
                .allSatisfy(payload -> assertThat(payload.length).isGreaterThanOrEqualTo(limit * 8 / 10));
    }

    @Test
    void waitsForATopicThatDoesNotExistYet() {
        String late = topic + "_late";
        assertThatThrownBy(() -> RawTopicCheck.run(ForwarderSettings.from(settings(Map.of())), Set.of(topic, late)))
                .isInstanceOfSatisfying(
                        RawFeedException.class, e -> assertThat(e.errorId()).isEqualTo("ONR-F004"))
                .hasMessageContaining("[" + late + "]");
    }

    private void awaitAllCommitted() {
        await("everything is committed")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(topics.committed(group)).isEqualTo(topics.ends(Set.of(topic))));
    }

    /** What the function accounted for: each partition from its start, without gap and overlap. */
    private void assertEachOnceInOrder(int records) {
        Map<RawPartition, Long> next = new HashMap<>();
        lambda.accounted()
                .forEach(batch -> batch.forEach(slice -> {
                    assertThat(slice.firstOffset()).isEqualTo(next.getOrDefault(slice.partition(), 0L));
                    next.put(slice.partition(), slice.nextOffset());
                }));
        assertThat(next.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(records);
    }

    private Settings settings(Map<String, String> more) {
        Map<String, String> changed = new HashMap<>(Map.of(
                "forwarder.group-id", group,
                "forwarder.retry-initial-backoff", "10ms",
                "forwarder.retry-max-backoff", "500ms"));
        changed.putAll(more);
        return lambda.settings(stack.settings()).with(changed);
    }

    private Running run(Map<String, String> more) {
        return new Running(settings(more), topic);
    }

    /** A forwarder in a thread of this process. */
    private static final class Running implements AutoCloseable {
        private final FakeStore store = new FakeStore();
        private final LambdaTransform transform;
        private final Forwarder forwarder;
        private final CompletableFuture<Void> ready = new CompletableFuture<>();
        private final CompletableFuture<Void> ended;

        Running(Settings settings, String topic) {
            ForwarderSettings checked = ForwarderSettings.from(settings);
            transform = new LambdaTransform(() -> settings, store, checked.maxInFlight());
            forwarder = new Forwarder(
                    checked,
                    () -> KafkaRawFeed.open(checked, Set.of(topic)),
                    transform,
                    MonotonicClock.system(),
                    new Random(1));
            ended = CompletableFuture.runAsync(() -> forwarder.run(() -> ready.complete(null)));
        }

        @Override
        public void close() {
            forwarder.stop();
            await("the forwarder to end").atMost(PATIENCE).until(ended::isDone);
            transform.close();
        }
    }
}
