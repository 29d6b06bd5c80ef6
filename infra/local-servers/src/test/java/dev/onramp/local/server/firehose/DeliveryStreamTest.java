package dev.onramp.local.server.firehose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.onramp.local.server.http.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryStreamTest {
    private static final String KEY = "raw/dt=2026-01-31/s-1-2026-01-31-09-08-07-unique.gz";

    @TempDir
    private Path folder;

    private final Map<String, String> stored = new LinkedHashMap<>();
    private Instant now = Instant.parse("2026-01-31T09:08:05Z");
    private boolean broken;

    @Test
    void gathersTheRecordsOfSomeCallsInOneObject() {
        DeliveryStream stream = stream();
        assertThat(stream.put(List.of("one".getBytes(UTF_8), "two".getBytes(UTF_8))))
                .containsExactly("unique-0", "unique-1");
        now = now.plusSeconds(1);
        stream.put(List.of("three".getBytes(UTF_8)));
        stream.deliverDue();
        assertThat(stored).isEmpty();

        now = now.plusSeconds(1);
        stream.deliverDue();
        stream.deliverDue();

        assertThat(stored).containsExactly(Map.entry(KEY, "onetwothree"));
    }

    @Test
    void deliversWhatIsLargeEnoughAtOnce() {
        DeliveryStream stream = stream();
        stream.put(List.of(new byte[100]));
        stream.deliverDue();

        assertThat(stored).hasSize(1);
    }

    @Test
    void keepsWhatItAcknowledgedWhileTheStoreIsAwayAndWhileItDoesNotRun() {
        broken = true;
        DeliveryStream killed = stream();
        killed.put(List.of("one".getBytes(UTF_8)));
        now = now.plusSeconds(2);
        killed.deliverDue();
        assertThat(stored).isEmpty();

        broken = false;
        DeliveryStream next = stream();
        next.put(List.of("two".getBytes(UTF_8)));
        now = now.plusSeconds(2);
        next.deliverDue();

        assertThat(stored.values()).containsExactly("onetwo");
    }

    @Test
    void takesABatchThatFillsEveryLimit() {
        DeliveryStream stream = stream();
        stream.put(Collections.nCopies(DeliveryStream.MAX_RECORDS, new byte[0]));
        stream.put(List.of(new byte[DeliveryStream.MAX_RECORD_BYTES]));
        stream.put(Collections.nCopies(4, new byte[DeliveryStream.MAX_RECORD_BYTES]));
        stream.deliverDue();

        assertThat(String.join("", stored.values())).hasSize(5 * DeliveryStream.MAX_RECORD_BYTES);
    }

    @Test
    void refusesWhatBreaksALimitAndStoresNothing() {
        refused("ValidationException", "at 'records'", List.of());
        refused("ValidationException", "less than or equal to 500", Collections.nCopies(501, new byte[1]));
        refused("ValidationException", "at 'record.data'", List.of(new byte[DeliveryStream.MAX_RECORD_BYTES + 1]));
        refused("InvalidArgumentException", "4 MB", Collections.nCopies(5, new byte[DeliveryStream.MAX_RECORD_BYTES]));
    }

    @Test
    void writesKeysLikeAmazonsWithoutAnExpression() {
        assertThat(KeyPrefix.at("p/", now)).isEqualTo("p/2026/01/31/09/");
        assertThat(KeyPrefix.at("p/!{timestamp:yyyy}/x-!{timestamp:MM}-", now)).isEqualTo("p/2026/x-01-");
    }

    private void refused(String type, String because, List<byte[]> records) {
        DeliveryStream stream = stream();
        assertThatExceptionOfType(Fault.class)
                .isThrownBy(() -> stream.put(records))
                .satisfies(fault -> assertThat(fault.status()).isEqualTo(400))
                .satisfies(fault -> assertThat(fault.type()).isEqualTo(type))
                .withMessageContaining(because);
        now = now.plusSeconds(2);
        stream.deliverDue();
        assertThat(stored).isEmpty();
    }

    private DeliveryStream stream() {
        return new DeliveryStream(
                new FirehoseDefinition.Stream("s", "raw/dt=!{timestamp:yyyy-MM-dd}/"),
                new Spool(folder),
                new DeliveryStream.Buffering(Duration.ofSeconds(2), 100),
                this::store,
                new Now(),
                () -> "unique");
    }

    private void store(String key, byte[] content) throws RecordStore.StoreUnavailable {
        if (broken) {
            throw new RecordStore.StoreUnavailable("no answer", new IOException());
        }
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(content))) {
            stored.merge(key, new String(gzip.readAllBytes(), UTF_8), String::concat);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Now extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
