package dev.onramp.transform.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onramp.config.OnrampException;
import dev.onramp.config.Settings;
import dev.onramp.local.LocalStack;
import dev.onramp.local.Service;
import dev.onramp.transform.PartitionBatch;
import dev.onramp.transform.PartitionFailure;
import dev.onramp.transform.PartitionReceipt;
import dev.onramp.transform.RawRecord;
import dev.onramp.transform.Receipt;
import dev.onramp.transform.Transform;
import dev.onramp.transform.firehose.UnreliableStreams;
import dev.onramp.transform.s3.Bucket;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The transform that archives by Amazon Data Firehose, against an endpoint that refuses records and calls. */
class FirehoseModeIT {
    private static final String TOPIC = "raw_table_acct";
    private static final String STREAM = "archive-raw_table_acct";

    private static LocalStack stack;

    @BeforeAll
    static void start() {
        stack = LocalStack.temporary(Service.KAFKA, Service.S3);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void sendsWhatIsRefusedAgainUntilEveryRecordIsTaken() throws IOException {
        try (UnreliableStreams streams = new UnreliableStreams(7);
                Transform transform = TransformHandler.transform(settings(streams, "20s"))) {
            for (int invocation = 0; invocation < 6; invocation++) {
                Receipt receipt = transform.apply(List.of(
                        batch(0, invocation * 4_000L, 2_000, "x".repeat(900)),
                        batch(1, invocation * 4_000L, 2_000, "y".repeat(300))));
                assertThat(receipt.done()).extracting(PartitionReceipt::mapped).containsExactly(2_000, 2_000);
            }

            TreeSet<String> archived = new TreeSet<>();
            for (byte[] record : streams.taken.get(STREAM)) {
                assertThat(record.length).isLessThanOrEqualTo(1000 * 1024);
                assertThat(new String(record, UTF_8)).endsWith("\n").doesNotContain("98765");
                for (JsonNode line : lines(record)) {
                    archived.add(line.path("partition") + "-" + line.path("offset"));
                }
            }
            assertThat(archived).hasSize(6 * 4_000);
            assertThat(streams.refusedRecords).isPositive();
            assertThat(streams.refusedCalls).isPositive();
            assertThat(streams.taken.get(STREAM).size())
                    .as("records that hold many changes each")
                    .isLessThan(100);
        }
    }

    @Test
    void failsTheInvocationWhenSomethingIsNotTakenInTime() throws IOException {
        try (UnreliableStreams streams = new UnreliableStreams(8);
                Transform transform = TransformHandler.transform(settings(streams, "500ms"))) {
            streams.takeNothing();

            assertThatThrownBy(() -> transform.apply(List.of(batch(0, 0, 1, ""))))
                    .isInstanceOfSatisfying(
                            OnrampException.class,
                            failed -> assertThat(failed.errorId()).isEqualTo("ONR-T002"))
                    .hasMessageContaining(STREAM);
        }
    }

    @Test
    void doesThePartitionsWhoseStreamTakesThem() throws IOException {
        try (UnreliableStreams streams = new UnreliableStreams(10);
                Transform transform = TransformHandler.transform(settings(streams, "3s"))) {
            streams.takeNothingOf(STREAM);
            RawRecord customer = new RawRecord(
                    "raw_table_cust",
                    1,
                    7,
                    1767225600123L,
                    Optional.empty(),
                    Optional.of("{\"cust_num\":\"7\",\"status\":\"a\"}".getBytes(UTF_8)),
                    List.of());

            // In the order of streams that of the accounts comes first, and takes its time.
            Receipt receipt = transform.apply(List.of(
                    batch(0, 3, 2, ""),
                    batch(4, 9, 1, ""),
                    new PartitionBatch("raw_table_cust", 1, List.of(customer))));

            assertThat(receipt.failures())
                    .containsExactly(new PartitionFailure(TOPIC, 0, 3), new PartitionFailure(TOPIC, 4, 9));
            assertThat(receipt.done()).extracting(PartitionReceipt::topic).containsExactly("raw_table_cust");
        }
    }

    @Test
    void putsALineThatNoRecordHoldsIntoTheBucket() throws IOException {
        try (UnreliableStreams streams = new UnreliableStreams(9);
                Transform transform = TransformHandler.transform(settings(streams, "20s"))) {
            transform.apply(List.of(batch(2, 100, 1, "z".repeat(1_100_000)), batch(3, 5, 1, "")));

            String key = "raw/" + TOPIC + "/dt=2026-01-01/" + TOPIC
                    + "-2-00000000000000000100-00000000000000000100.ndjson.gz";
            Bucket bucket = new Bucket(stack.settings());
            assertThat(bucket.names()).contains(key);
            byte[] text = new GZIPInputStream(new ByteArrayInputStream(bucket.read(key))).readAllBytes();
            assertThat(lines(text)).hasSize(1);
            assertThat(lines(streams.taken.get(STREAM).get(0))
                            .get(0)
                            .path("offset")
                            .asInt())
                    .isEqualTo(5);
        }
    }

    @Test
    void doesNotStartInAnUnknownModeOrWithAStreamThatCannotBe() {
        assertThatThrownBy(() -> TransformHandler.transform(stack.settings().with(Map.of("archive.mode", "tape"))))
                .hasMessageContaining("ONR-T007")
                .hasMessageContaining("'tape'");
        assertThatThrownBy(() -> TransformHandler.transform(stack.settings()
                        .with(Map.of("archive.mode", "firehose", "archive.firehose.stream", "a".repeat(60)))))
                .hasMessageContaining("ONR-T007");
    }

    private static Settings settings(UnreliableStreams streams, String timeout) {
        return stack.settings()
                .with(Map.of(
                        "archive.mode",
                        "firehose",
                        "archive.firehose.endpoint",
                        streams.url(),
                        "transform.archive-timeout",
                        timeout));
    }

    private static PartitionBatch batch(int partition, long first, int count, String name) {
        List<RawRecord> records = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            String row = "{\"acct_num\":\"%d\",\"cust_num\":\"7\",\"status\":\"A\",\"pin\":\"98765\",\"name\":\"%s\"}"
                    .formatted(first + index, name);
            records.add(new RawRecord(
                    TOPIC,
                    partition,
                    first + index,
                    1767225600123L,
                    Optional.empty(),
                    Optional.of(row.getBytes(UTF_8)),
                    List.of()));
        }
        return new PartitionBatch(TOPIC, partition, records);
    }

    private static List<JsonNode> lines(byte[] text) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : new String(text, UTF_8).split("\n")) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }
}
