package dev.onramp.ingest.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.model.contract.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.spark.sql.catalyst.InternalRow;
import org.junit.jupiter.api.Test;

class KafkaRowsTest {
    private static final List<String> READ = List.of(
            CloudEventHeaders.SEQUENCE,
            CloudEventHeaders.OPERATION,
            CloudEventHeaders.TIME,
            CloudEventHeaders.DATA_ID,
            CloudEventHeaders.MAPPING_VERSION);

    /** The rule: of each name what Kafka's own {@code lastHeader} gives. */
    @Test
    void readsTheLastHeaderOfANameWhereverItStands() {
        Random random = new Random(11);
        KafkaRows rows = new KafkaRows();
        for (int round = 0; round < 2_000; round++) {
            ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("t", 1, round, new byte[] {1}, new byte[] {2});
            // Beyond the places whose names are remembered, too.
            headers(random, round % 50).forEach(record.headers()::add);

            InternalRow row = rows.row(record);

            for (int i = 0; i < READ.size(); i++) {
                Header last = record.headers().lastHeader(READ.get(i));
                byte[] expected = last == null ? null : last.value();
                int column = KafkaRows.SCHEMA.length() - READ.size() + i;
                assertThat(
                                row.isNullAt(column)
                                        ? null
                                        : row.getUTF8String(column).getBytes())
                        .as("%s of round %d", READ.get(i), round)
                        .isEqualTo(expected);
            }
        }
    }

    private static List<Header> headers(Random random, int count) {
        List<Header> headers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = random.nextInt(3) == 0 ? "x" + random.nextInt(5) : READ.get(random.nextInt(READ.size()));
            byte[] value = Integer.toString(random.nextInt()).getBytes(StandardCharsets.UTF_8);
            headers.add(new RecordHeader(name, random.nextInt(9) == 0 ? null : value));
        }
        return headers;
    }
}
