package dev.onramp.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.archive.ArchiveObjects;
import dev.onramp.archive.RawArchive;
import dev.onramp.config.OnrampException;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.ModelLoader;
import dev.onramp.transform.ArchiveFormat;
import dev.onramp.transform.ArchiveObject;
import dev.onramp.transform.CanonicalEvent;
import dev.onramp.transform.Mapped;
import dev.onramp.transform.MappingEngine;
import dev.onramp.transform.PartitionBatch;
import dev.onramp.transform.RawRecord;
import dev.onramp.transform.SecretRedactor;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final CanonicalModel MODEL = ModelLoader.load("");
    private static final Predicate<RawRecord> NO_DEAD_LETTERS = record -> false;

    private final Bucket bucket = new Bucket();
    private final Sent sent = new Sent();

    @Test
    void givesTheEventsOfTheTransformOnceAndInOrder() throws InterruptedException {
        List<RawRecord> records =
                LongStream.range(0, 40).mapToObj(ReplayTest::account).toList();
        bucket.put(records.subList(0, 20));
        bucket.put(records.subList(10, 40));

        ReplayCounts counts = replay(NO_DEAD_LETTERS);

        MappingEngine engine = new MappingEngine(MODEL);
        List<String> expected = records.stream()
                .flatMap(each -> ((Mapped) engine.map(each, "")).events().stream())
                .map(Sent::text)
                .toList();
        assertThat(sent.texts).isEqualTo(expected).hasSize(40);
        assertThat(counts).isEqualTo(new ReplayCounts(40, 40, 0, 0, 0, 40));
    }

    @Test
    void countsWhatGivesNoEvents() throws InterruptedException {
        bucket.put(List.of(account(0), record(1, "no JSON"), account(2), record(3, "{}")));

        ReplayCounts counts = replay(record -> record.offset() == 2);

        assertThat(counts).isEqualTo(new ReplayCounts(4, 1, 0, 2, 1, 1));
    }

    @Test
    void sendsATruncateToEveryPartition() throws InterruptedException {
        bucket.put(List.of(record(0, "{\"op\":\"t\",\"source\":{\"lsn\":5,\"ts_ms\":1},\"ts_ms\":1}")));

        assertThat(replay(NO_DEAD_LETTERS).events()).isEqualTo(Sent.PARTITIONS);
    }

    @Test
    void readsWhatWasMergedWhileItRan() throws InterruptedException {
        String gone = bucket.put(List.of(account(0), account(1)));
        bucket.vanishing = Set.of(gone);
        bucket.appearing = List.of(account(0), account(1), account(2));

        assertThat(replay(NO_DEAD_LETTERS).records()).isEqualTo(3);
    }

    @Test
    void namesTheBrokenObject() {
        String key = bucket.put(List.of(account(0)));
        bucket.objects.put(key, new byte[] {1, 2, 3});

        assertThatThrownBy(() -> replay(NO_DEAD_LETTERS))
                .isInstanceOf(OnrampException.class)
                .hasMessageContaining("ONR-A003")
                .hasMessageContaining(key);
    }

    private ReplayCounts replay(Predicate<RawRecord> deadLettered) throws InterruptedException {
        return new Replay(MODEL, new RawArchive(bucket, "raw", MODEL), bucket, deadLettered, sent)
                .run(2, (bytes, all) -> assertThat(bytes).isLessThanOrEqualTo(all));
    }

    private static RawRecord account(long offset) {
        return record(
                offset,
                "{\"acct_num\":\"%d\",\"cust_num\":\"7\",\"status\":\"A\",\"pin\":\"98765\",\"__seq\":%d}"
                        .formatted(offset % 7, offset));
    }

    private static RawRecord record(long offset, String value) {
        return new RawRecord(
                "raw_table_acct",
                0,
                offset,
                1_700_000_000_000L + offset,
                Optional.of("k".getBytes(StandardCharsets.UTF_8)),
                Optional.of(value.getBytes(StandardCharsets.UTF_8)),
                List.of());
    }

    private static final class Sent implements ReplayEvents {
        static final int PARTITIONS = 4;
        private final List<String> texts = Collections.synchronizedList(new ArrayList<>());

        /** All but where the record was found. */
        static String text(CanonicalEvent event) {
            StringBuilder text = new StringBuilder(event.topic() + event.timestamp());
            text.append(event.key().map(Sent::utf8)).append(event.value().map(Sent::utf8));
            event.headers().stream()
                    .filter(each -> !each.name().equals("ce_rawref"))
                    .forEach(
                            each -> text.append(each.name()).append(each.value().map(Sent::utf8)));
            return text.toString();
        }

        private static String utf8(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        @Override
        public void send(CanonicalEvent event) {
            texts.add(text(event));
        }

        @Override
        public int sendToEveryPartition(CanonicalEvent event) {
            return PARTITIONS;
        }
    }

    /** Objects in memory; some are merged as soon as they are opened. */
    private static final class Bucket implements ArchiveObjects {
        private final TreeMap<String, byte[]> objects = new TreeMap<>();
        private Set<String> vanishing = Set.of();
        private List<RawRecord> appearing = List.of();

        String put(List<RawRecord> records) {
            ArchiveObject object = new ArchiveFormat("raw")
                    .lines(
                            new PartitionBatch("raw_table_acct", 0, records),
                            new SecretRedactor(List.of("pin"), "key".getBytes(StandardCharsets.UTF_8)))
                    .object();
            objects.put(object.name(), object.content());
            return object.name();
        }

        @Override
        public String location() {
            return "s3://bucket";
        }

        @Override
        public List<Entry> list(String prefix) {
            return objects.entrySet().stream()
                    .filter(each -> each.getKey().startsWith(prefix))
                    .map(each -> new Entry(each.getKey(), each.getValue().length, Instant.EPOCH))
                    .toList();
        }

        @Override
        public Optional<InputStream> open(String key) {
            if (vanishing.contains(key)) {
                objects.remove(key);
                put(appearing);
            }
            return Optional.ofNullable(objects.get(key)).map(ByteArrayInputStream::new);
        }

        @Override
        public void write(String key, Path file) {
            throw new UnsupportedOperationException("a replay only reads");
        }

        @Override
        public void delete(String key) {
            throw new UnsupportedOperationException("a replay only reads");
        }

        @Override
        public void close() {}
    }
}
