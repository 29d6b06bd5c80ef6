package dev.onramp.local.server.firehose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.onramp.local.server.http.Fault;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliveryStreamTest {
    private final Map<String, String> stored = new LinkedHashMap<>();
    private final DeliveryStream stream = stream((key, content) -> stored.put(key, new String(content, UTF_8)));

    @Test
    void storesTheRecordsOfOneCallAsOneObjectBeforeItAnswers() {
        List<String> ids = stream.put(List.of("one".getBytes(UTF_8), "two".getBytes(UTF_8)));

        assertThat(ids).containsExactly("unique-0", "unique-1");
        assertThat(stored)
                .containsExactly(Map.entry("firehose/s/2026/01/31/09/s-1-2026-01-31-09-08-07-unique", "onetwo"));
    }

    @Test
    void takesABatchThatFillsEveryLimit() {
        stream.put(Collections.nCopies(DeliveryStream.MAX_RECORDS, new byte[0]));
        stream.put(List.of(new byte[DeliveryStream.MAX_RECORD_BYTES]));
        stream.put(Collections.nCopies(4, new byte[DeliveryStream.MAX_RECORD_BYTES]));

        assertThat(stored).hasSize(1);
    }

    @Test
    void refusesWhatBreaksALimitAndStoresNothing() {
        refused("ValidationException", "at 'records'", List.of());
        refused("ValidationException", "less than or equal to 500", Collections.nCopies(501, new byte[1]));
        refused("ValidationException", "at 'record.data'", List.of(new byte[DeliveryStream.MAX_RECORD_BYTES + 1]));
        refused("InvalidArgumentException", "4 MB", Collections.nCopies(5, new byte[DeliveryStream.MAX_RECORD_BYTES]));

        assertThat(stored).isEmpty();
    }

    @Test
    void doesNotAcknowledgeWhatWasNotStored() {
        DeliveryStream broken = stream((key, content) -> {
            throw new RecordStore.StoreUnavailable("no answer", new IOException());
        });

        assertThatExceptionOfType(Fault.class)
                .isThrownBy(() -> broken.put(List.of(new byte[1])))
                .satisfies(fault -> assertThat(fault.status()).isEqualTo(503))
                .satisfies(fault -> assertThat(fault.type()).isEqualTo("ServiceUnavailableException"))
                .withMessageContaining("no answer");
    }

    private void refused(String type, String because, List<byte[]> records) {
        assertThatExceptionOfType(Fault.class)
                .isThrownBy(() -> stream.put(records))
                .satisfies(fault -> assertThat(fault.status()).isEqualTo(400))
                .satisfies(fault -> assertThat(fault.type()).isEqualTo(type))
                .withMessageContaining(because);
    }

    private static DeliveryStream stream(RecordStore store) {
        Clock clock = Clock.fixed(Instant.parse("2026-01-31T09:08:07Z"), ZoneOffset.UTC);
        return new DeliveryStream("s", "firehose", store, clock, () -> "unique");
    }
}
