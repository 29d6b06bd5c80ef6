package dev.onramp.forwarder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onramp.config.Settings;
import dev.onramp.forwarder.kafka.KafkaRawFeed;
import dev.onramp.forwarder.kafka.RawTopics;
import dev.onramp.forwarder.lambda.LambdaTransform;
import dev.onramp.forwarder.s3.S3LargeRecordStore;
import dev.onramp.local.LocalStack;
import dev.onramp.local.Service;
import dev.onramp.local.StackListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The forwarder with the product's own function, as AWS's runtime runs it. */
class ForwarderWithFunctionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String CUST = "raw_table_cust";

    @Test
    void everyRawRecordIsMappedOrDeadLetteredAlsoWhenTheEndpointIsKilled() {
        try (LocalStack stack = LocalStack.temporary(Service.KAFKA, Service.LAMBDA);
                RawTopics topics =
                        new RawTopics(stack.settings().section("kafka").getString("bootstrap-servers"))) {
            Settings settings = stack.settings().with(Map.of("forwarder.retry-max-backoff", "1s"));
            ForwarderSettings checked = ForwarderSettings.from(settings);
            try (LambdaTransform transform =
                    new LambdaTransform(() -> settings, S3LargeRecordStore.of(() -> settings), 1)) {
                Forwarder forwarder = new Forwarder(
                        checked,
                        () -> KafkaRawFeed.open(checked, Set.of(CUST)),
                        transform,
                        MonotonicClock.system(),
                        new Random(1));
                CompletableFuture<Void> ended = CompletableFuture.runAsync(() -> forwarder.run(() -> {}));

                topics.produce(CUST, 4, rows(0, 1_000));
                awaitAllCommitted(topics, checked);
                stack.kill(Service.LAMBDA);
                topics.produce(CUST, 4, rows(1_000, 2_000));
                topics.produce(CUST, 4, List.of(Raw.utf8("no JSON"), Raw.utf8("{\"cust_num\":")));
                topics.produce(CUST, 4, List.of(largeRow(14_000_000), largeRow(5_000_000)));
                stack.up(Set.of(Service.LAMBDA), StackListener.SILENT);
                awaitAllCommitted(topics, checked);

                // At least: a reply that the kill cut off makes the function repeat its work.
                assertThat(total(topics, "individual")).isGreaterThanOrEqualTo(2_002);
                assertThat(total(topics, "customer")).isGreaterThanOrEqualTo(2_002);
                assertThat(total(topics, CUST + ".dlq")).isGreaterThanOrEqualTo(2);
                forwarder.stop();
                await("the forwarder to end").atMost(PATIENCE).until(ended::isDone);
                assertThat(ended).isCompleted();
            }
        }
    }

    private static void awaitAllCommitted(RawTopics topics, ForwarderSettings settings) {
        await("everything is committed")
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(topics.committed(settings.groupId())).isEqualTo(topics.ends(Set.of(CUST))));
    }

    private static long total(RawTopics topics, String topic) {
        return topics.ends(Set.of(topic)).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** A row with a very long name: beyond what an invocation takes. */
    private static byte[] largeRow(int bytes) {
        return Raw.utf8("{\"cust_num\":\"L%d\",\"status\":\"a\",\"name\":\"%s\"}".formatted(bytes, "n".repeat(bytes)));
    }

    private static List<byte[]> rows(int from, int to) {
        List<byte[]> rows = new ArrayList<>();
        for (int i = from; i < to; i++) {
            rows.add(Raw.utf8(
                    "{\"cust_num\":\"%d\",\"status\":\"a\",\"name\":\"Ada %d\",\"fname\":\"Ada\",\"lname\":\"L\",\"sex\":\"F\"}"
                            .formatted(i, i)));
        }
        return rows;
    }
}
