package dev.onramp.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.config.OnrampException;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.ModelLoader;
import dev.onramp.reconcile.archive.ArchiveIntake;
import dev.onramp.reconcile.archive.Cut;
import dev.onramp.reconcile.fold.Coordinate;
import dev.onramp.reconcile.fold.Fold;
import dev.onramp.reconcile.fold.FoldedRecord;
import dev.onramp.reconcile.fold.RawPartition;
import dev.onramp.reconcile.fold.Reading;
import dev.onramp.transform.ArchiveBatch;
import dev.onramp.transform.ArchiveFormat;
import dev.onramp.transform.ArchiveObject;
import dev.onramp.transform.CanonicalProducer;
import dev.onramp.transform.DeadLetter;
import dev.onramp.transform.Delivered;
import dev.onramp.transform.Outgoing;
import dev.onramp.transform.PartitionBatch;
import dev.onramp.transform.PartitionReceipt;
import dev.onramp.transform.RawArchive;
import dev.onramp.transform.RawRecord;
import dev.onramp.transform.RecordHeader;
import dev.onramp.transform.Transform;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The hostile corpus through the whole transform, and its archive through the independent fold: every input is mapped, skipped or dead-lettered, and
 * both agree on which.
 */
class HostileCorpusTest {
    private static final CanonicalModel MODEL = ModelLoader.loadDefault();
    private static final int BATCH = 50;

    @ParameterizedTest
    @ValueSource(longs = {7, 2026})
    void everyHostileInputIsMappedSkippedOrDeadLetteredAndTheFoldAgrees(long seed) throws IOException {
        List<HostileRecord> corpus = HostileCorpus.of(seed);
        assertThat(corpus).hasSizeGreaterThan(5_000);
        Memory memory = new Memory();
        int mapped = 0;
        int dead = 0;
        int skipped = 0;
        try (Transform transform = new Transform(
                MODEL, "key".getBytes(StandardCharsets.UTF_8), new ArchiveFormat("raw"), memory, memory)) {
            for (PartitionBatch batch : batches(corpus)) {
                PartitionReceipt receipt =
                        transform.apply(List.of(batch)).done().get(0);
                mapped += receipt.mapped();
                dead += receipt.deadLettered();
                skipped += receipt.skipped();
            }
        }
        assertThat(mapped + dead + skipped).isEqualTo(corpus.size());
        assertThat(mapped).isGreaterThan(300);
        assertThat(dead).isGreaterThan(3_000);
        assertThat(skipped).isPositive();

        Map<RawPartition, Long> ends = Map.of(
                new RawPartition("raw_table_cust", 0), (long) corpus.size(),
                new RawPartition("raw_table_acct", 0), (long) corpus.size());
        Fold fold = new Fold(MODEL);
        ArchiveIntake intake = new ArchiveIntake(MODEL, new Cut(Map.of(), ends), fold);
        memory.readInto(intake);
        assertThat(intake.problems()).isEmpty();
        assertThat(intake.shownSecrets()).isEmpty();
        List<FoldedRecord> folded = fold.folded(memory.dead).records();
        assertThat(folded).hasSize(corpus.size());
        List<String> disagreements = new ArrayList<>();
        int foldSkipped = 0;
        for (FoldedRecord each : folded) {
            boolean rejected = each.reading() instanceof Reading.Rejected;
            foldSkipped += each.reading() instanceof Reading.Skipped ? 1 : 0;
            if (rejected != memory.dead.contains(each.at())) {
                HostileRecord input = corpus.get((int) each.at().offset());
                disagreements.add(input.what() + ": " + shown(input) + ": the fold says "
                        + shown(each.reading().toString()));
            }
        }
        assertThat(disagreements).isEmpty();
        assertThat(foldSkipped).isEqualTo(skipped);
    }

    private static String shown(HostileRecord input) {
        byte[] value = input.value();
        return value == null ? "no value" : shown(new String(value, StandardCharsets.UTF_8));
    }

    private static String shown(String text) {
        return text.substring(0, Math.min(400, text.length()));
    }

    /** Each input's offset is its place in the corpus. */
    private static List<PartitionBatch> batches(List<HostileRecord> corpus) {
        List<PartitionBatch> batches = new ArrayList<>();
        for (String topic : List.of("raw_table_cust", "raw_table_acct")) {
            List<RawRecord> records = new ArrayList<>();
            for (int i = 0; i < corpus.size(); i++) {
                HostileRecord each = corpus.get(i);
                if (each.topic().equals(topic)) {
                    records.add(new RawRecord(
                            topic,
                            0,
                            i,
                            1_767_225_600_000L + i,
                            Optional.ofNullable(each.key()),
                            Optional.ofNullable(each.value()),
                            each.headers().stream()
                                    .map(header -> new RecordHeader(header.name(), Optional.ofNullable(header.value())))
                                    .toList()));
                }
            }
            for (int from = 0; from < records.size(); from += BATCH) {
                batches.add(
                        new PartitionBatch(topic, 0, records.subList(from, Math.min(records.size(), from + BATCH))));
            }
        }
        return batches;
    }

    /** Archive and broker. */
    private static final class Memory implements RawArchive, CanonicalProducer, CanonicalProducer.Delivery {
        private final List<ArchiveObject> objects = new ArrayList<>();
        private final Set<Coordinate> dead = new HashSet<>();

        void readInto(ArchiveIntake intake) throws IOException {
            for (ArchiveObject each : objects) {
                try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(new ByteArrayInputStream(each.content())), StandardCharsets.UTF_8))) {
                    long number = 0;
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        intake.accept(each.name(), ++number, line);
                    }
                }
            }
        }

        @Override
        public String reference(String name, RawRecord record, int line) {
            return "s3://archive/" + name + "#" + line;
        }

        @Override
        public Map<String, OnrampException> store(List<ArchiveBatch> batches) {
            batches.forEach(each -> objects.add(each.object()));
            return Map.of();
        }

        @Override
        public boolean takes(Outgoing record) {
            return true;
        }

        @Override
        public CanonicalProducer.Delivery begin() {
            return this;
        }

        @Override
        public boolean send(Outgoing record, RawRecord origin) {
            if (record instanceof DeadLetter letter) {
                dead.add(new Coordinate(header(letter, "topic"), 0, Long.parseLong(header(letter, "offset"))));
            }
            return true;
        }

        @Override
        public OptionalInt sendToEveryPartition(Outgoing record, RawRecord origin) {
            return OptionalInt.of(1);
        }

        private static String header(DeadLetter letter, String name) {
            RecordHeader last = letter.headers().stream()
                    .filter(each -> each.name().equals("__connect.errors." + name))
                    .reduce((one, other) -> other)
                    .orElseThrow();
            return new String(last.value().orElseThrow(), StandardCharsets.UTF_8);
        }

        @Override
        public Delivered await() {
            return new Delivered(Set.of(), Map.of());
        }

        @Override
        public void close() {}
    }
}
