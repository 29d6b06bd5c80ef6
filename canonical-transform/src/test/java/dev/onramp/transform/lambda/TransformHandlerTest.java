package dev.onramp.transform.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.config.OnrampException;
import dev.onramp.config.Settings;
import dev.onramp.model.ModelLoader;
import dev.onramp.transform.ArchiveFormat;
import dev.onramp.transform.FakeCanonicalProducer;
import dev.onramp.transform.FakeLargeRecords;
import dev.onramp.transform.FakeRawArchive;
import dev.onramp.transform.Fixtures;
import dev.onramp.transform.Outgoing;
import dev.onramp.transform.PartitionBatch;
import dev.onramp.transform.RawRecord;
import dev.onramp.transform.RecordHeader;
import dev.onramp.transform.Transform;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransformHandlerTest {
    private final FakeCanonicalProducer producer = new FakeCanonicalProducer();
    private final FakeLargeRecords largeRecords = new FakeLargeRecords();
    private final TransformHandler handler = new TransformHandler(
            new Transform(
                    ModelLoader.loadDefault(),
                    "key".getBytes(UTF_8),
                    new ArchiveFormat("raw"),
                    new FakeRawArchive(),
                    producer),
            largeRecords);

    @Test
    void answersAsTheContractSays() throws IOException {
        String row = base64("{\"cust_num\":\"7\",\"status\":\"a\"}");
        String event = """
                {"eventSource":"SelfManagedKafka","bootstrapServers":"x:9092","records":{"raw_table_cust-0":[
                  {"topic":"raw_table_cust","partition":0,"offset":17,"timestamp":1767225600123,"timestampType":"CREATE_TIME",
                   "key":null,"value":"%s","headers":[{"ce_dataid":[105,100]}]},
                  {"topic":"raw_table_cust","partition":0,"offset":19,"timestamp":1767225600124,"timestampType":"CREATE_TIME",
                   "key":"a2V5","value":"bnVsbA==","headers":[]},
                  {"topic":"raw_table_cust","partition":0,"offset":20,"timestamp":1767225600124,"timestampType":"CREATE_TIME",
                   "key":"a2V5","value":null,"headers":[]}]}}""".formatted(row);

        assertThat(invoke(event))
                .isEqualTo("{\"batchItemFailures\":[],\"partitions\":[{\"topic\":\"raw_table_cust\",\"partition\":0,"
                        + "\"firstOffset\":17,\"lastOffset\":20,\"records\":3,\"mapped\":1,\"deadLettered\":1,\"skipped\":1,"
                        + "\"events\":2}]}");
        assertThat(Fixtures.headers(producer.delivered.get(0))).containsEntry("ce_dataid", "id");
        assertThat(Fixtures.text(producer.delivered.get(2).key())).isEqualTo("key");
    }

    @Test
    void replaysWhatTheEventCallsAReplay() throws IOException {
        String event = """
                {"eventSource":"SelfManagedKafka","replay":true,"records":{"raw_table_cust-0":[
                  {"topic":"raw_table_cust","partition":0,"offset":17,"timestamp":1767225600123,"key":null,"value":"%s",
                   "headers":[{"ce_rawref":[115,51]}]}]}}""".formatted(base64("{\"cust_num\":\"7\",\"status\":\"a\"}"));

        assertThat(invoke(event)).contains("\"mapped\":1,\"deadLettered\":0");
        assertThat(producer.delivered)
                .extracting(Outgoing::topic)
                .containsExactly("individual", "customer", "raw_table_cust.dlq");
        assertThat(Fixtures.headers(producer.delivered.get(0))).containsEntry("ce_rawref", "s3");
        assertThatThrownBy(() -> invoke("{\"replay\":1,\"records\":{}}")).hasMessageContaining("ONR-T004");
    }

    @Test
    void answersAnEmptyEventWithNoPartitions() throws IOException {
        assertThat(invoke("{\"records\":{}}")).isEqualTo("{\"batchItemFailures\":[],\"partitions\":[]}");
        assertThat(invoke("{\"records\":{\"raw_table_cust-0\":[]}}"))
                .isEqualTo("{\"batchItemFailures\":[],\"partitions\":[]}");
    }

    @Test
    void readsHeadersWithSignedAndUnsignedBytesAndWithoutValue() throws IOException {
        List<PartitionBatch> batches = new InvocationReader(largeRecords)
                .read(
                        stream(
                                "{\"records\":{\"t-0\":[{\"topic\":\"t\","
                                        + "\"partition\":0,\"offset\":1,\"timestamp\":5,\"headers\":[{\"a\":[-61,188]},{\"b\":null}]}]}}"))
                .batches();

        RawRecord record = batches.get(0).first();
        assertThat(record.headers()).extracting(RecordHeader::name).containsExactly("a", "b");
        assertThat(record.text("a")).contains("\u00fc");
        assertThat(record.headers().get(1).value()).isEmpty();
        assertThat(record.value()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"records\":[]}",
                "{\"records\":{\"a\":{}}}",
                "{\"records\":{\"a\":[1]}}",
                "{\"records\":{\"a\":[{\"topic\":\"t\",\"partition\":0}]}}",
                "{\"records\":{\"a\":[{\"partition\":0,\"offset\":1}]}}",
                "{\"records\":{\"a\":[{\"topic\":1,\"partition\":0,\"offset\":1}]}}",
                "{\"records\":{\"a\":[{\"topic\":\"t\",\"partition\":4294967296,\"offset\":1}]}}",
                "{\"records\":{\"a\":[{\"topic\":\"t\",\"partition\":0,\"offset\":\"1\"}]}}",
                "{\"records\":{\"a\":[{\"topic\":\"t\",\"partition\":0,\"offset\":1,\"value\":\"?\"}]}}",
                "{\"records\":{\"a\":[{\"topic\":\"t\",\"partition\":0,\"offset\":1,\"value\":7}]}}",
                "{\"records\":{\"a\":[{\"topic\":\"t\",\"partition\":0,\"offset\":1,\"headers\":[{\"h\":[256]}]}]}}",
                "{\"records\":{\"a\":[{\"topic\":\"t\",\"partition\":0,\"offset\":1,\"headers\":[{\"h\":\"x\"}]}]}}",
                "{\"records\":{\"a\":[{\"topic\":\"t\",\"partition\":0,\"offset\":2},"
                        + "{\"topic\":\"t\",\"partition\":0,\"offset\":1}]}}",
                "{\"records\":{\"a\":[{\"topic\":\"t\",\"partition\":0,\"offset\":1}],"
                        + "\"b\":[{\"topic\":\"t\",\"partition\":0,\"offset\":2}]}}",
                "{\"records\":{\"a\":[{\"topic\":\"t\",\"partition\":0,\"offset\":1}",
            })
    void refusesAnEventThatItDoesNotKnow(String event) {
        assertThatThrownBy(() -> invoke(event))
                .isInstanceOfSatisfying(
                        OnrampException.class,
                        failed -> assertThat(failed.errorId()).isEqualTo("ONR-T004"));
    }

    @Test
    void readsALargeRecordFromItsObjectAndHandlesItLikeAnyOther() throws IOException {
        largeRecords.objects.put("large/raw_table_cust/0/17", large(17, 5));

        assertThat(invoke(referring("large/raw_table_cust/0/17")))
                .isEqualTo("{\"batchItemFailures\":[],\"partitions\":[{\"topic\":\"raw_table_cust\",\"partition\":0,"
                        + "\"firstOffset\":17,\"lastOffset\":17,\"records\":1,\"mapped\":1,\"deadLettered\":0,\"skipped\":0,"
                        + "\"events\":2}]}");
        assertThat(Fixtures.headers(producer.delivered.get(0))).containsEntry("ce_dataid", "id");
    }

    @Test
    void refusesAReferenceToAnObjectThatIsNotTheRecordsOwn() {
        largeRecords.objects.put("large/raw_table_cust/0/18", large(18, 5));
        assertThatThrownBy(() -> invoke(referring("large/raw_table_cust/0/18"))).hasMessageContaining("ONR-T004");

        for (byte[] wrong : List.of(large(18, 5), large(17, 6), "{".getBytes(UTF_8), "[]".getBytes(UTF_8))) {
            largeRecords.objects.put("large/raw_table_cust/0/17", wrong);
            assertThatThrownBy(() -> invoke(referring("large/raw_table_cust/0/17")))
                    .hasMessageContaining("ONR-T004");
        }
        assertThat(producer.delivered).isEmpty();
    }

    @Test
    void failsWhenTheObjectOfALargeRecordIsAway() {
        assertThatThrownBy(() -> invoke(referring("large/raw_table_cust/0/17"))).hasMessageContaining("ONR-T008");
    }

    @Test
    void reportsWhatIsNotDoneAsAwsDoes() throws IOException {
        producer.breakTopic("raw_table_cust.dlq");
        String event = "{\"records\":{\"raw_table_cust-0\":[" + new String(large(17, 5), UTF_8)
                + ",{\"topic\":\"raw_table_cust\",\"partition\":0,\"offset\":18,\"timestamp\":5,\"value\":\"bnVsbA==\"}]}}";

        assertThat(invoke(event))
                .startsWith(
                        "{\"batchItemFailures\":[{\"itemIdentifier\":{\"partition\":\"raw_table_cust-0\",\"offset\":18}}],"
                                + "\"partitions\":[{\"topic\":\"raw_table_cust\",\"partition\":0,\"firstOffset\":17,\"lastOffset\":17,");
    }

    private static byte[] large(long offset, long timestamp) {
        return ("{\"topic\":\"raw_table_cust\",\"partition\":0,\"offset\":%d,\"timestamp\":%d,\"key\":null,\"value\":\"%s\","
                        + "\"headers\":[{\"ce_dataid\":[105,100]}]}")
                .formatted(offset, timestamp, base64("{\"cust_num\":\"7\",\"status\":\"a\"}"))
                .getBytes(UTF_8);
    }

    private static String referring(String name) {
        return "{\"records\":{\"raw_table_cust-0\":[{\"topic\":\"raw_table_cust\",\"partition\":0,\"offset\":17,"
                + "\"timestamp\":5,\"key\":null,\"value\":null,\"headers\":[],\"onrampReference\":\"" + name + "\"}]}}";
    }

    @Test
    void failsOnRecordsOfAnUnknownTopic() {
        assertThatThrownBy(() -> invoke("{\"records\":{\"a\":[{\"topic\":\"t\",\"partition\":0,\"offset\":1}]}}"))
                .hasMessageContaining("ONR-T005");
    }

    @Test
    void doesNotStartWithoutAKeyForSecrets() {
        Settings settings = Settings.defaults().with(Map.of("transform.secret-hash-key", ""));

        assertThatThrownBy(() -> TransformHandler.transform(settings)).hasMessageContaining("ONR-T001");
    }

    private String invoke(String event) throws IOException {
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        handler.handleRequest(stream(event), reply, null);
        return reply.toString(UTF_8);
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
