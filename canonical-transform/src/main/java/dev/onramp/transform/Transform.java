package dev.onramp.transform;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Identifier;
import dev.onramp.model.Source;
import dev.onramp.model.contract.CloudEventHeaders;
import dev.onramp.model.contract.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work of one invocation, in this order: archive every record, map, produce events and dead letters, wait for the broker. A failure at
 * any point leaves things as a repetition of the whole needs them. Payloads are never logged. Not thread-safe: one invocation at a time. Owns
 * archive and producer.
 */
public final class Transform implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Transform.class);

    private static final String REPLAY_MAPPED = "mapped";
    private static final String REPLAY_SKIPPED = "skipped";

    private final MappingEngine engine;
    private final Map<String, Integer> versions;
    private final Map<String, SecretRedactor> redactors;
    private final ArchiveFormat format;
    private final RawArchive archive;
    private final CanonicalProducer producer;

    /** @param hashKey of the hash that stands for secret values; not empty */
    public Transform(
            CanonicalModel model,
            byte[] hashKey,
            ArchiveFormat format,
            RawArchive archive,
            CanonicalProducer producer) {
        this.engine = new MappingEngine(model);
        this.versions = model.sources().stream()
                .collect(Collectors.toUnmodifiableMap(source -> Topics.raw(source.table()), Source::version));
        this.redactors = model.sources().stream()
                .collect(Collectors.toUnmodifiableMap(
                        source -> Topics.raw(source.table()),
                        source -> new SecretRedactor(
                                source.secretFields().stream()
                                        .map(Identifier::value)
                                        .toList(),
                                hashKey)));
        this.format = format;
        this.archive = archive;
        this.producer = producer;
    }

    /**
     * @return one receipt per batch, in the same order
     * @throws dev.onramp.config.OnrampException ONR-T002, ONR-T003 or ONR-T005; the whole must be repeated
     */
    public List<PartitionReceipt> apply(List<PartitionBatch> batches) {
        requireKnown(batches);
        archive.store(batches.stream()
                .map(batch -> format.lines(batch, redactor(batch)))
                .toList());
        List<PartitionReceipt> receipts = new ArrayList<>(batches.size());
        CanonicalProducer.Delivery delivery = producer.begin();
        for (PartitionBatch batch : batches) {
            receipts.add(map(batch, delivery));
        }
        delivery.await();
        return receipts;
    }

    /**
     * Maps dead letters again, each with the coordinates, timestamp, key and headers of the change. They stand in the archive already, so
     * nothing is archived: the header {@code ce_rawref} says where. What can be mapped now is followed by the record that closes its dead
     * letters; what is rejected again becomes a dead letter again.
     *
     * @return one receipt per batch, in the same order
     * @throws dev.onramp.config.OnrampException ONR-T003, ONR-T004 or ONR-T005; the whole may be repeated
     */
    public List<PartitionReceipt> replay(List<PartitionBatch> batches) {
        requireKnown(batches);
        batches.stream().flatMap(batch -> batch.records().stream()).forEach(Transform::archivedAt);
        List<PartitionReceipt> receipts = new ArrayList<>(batches.size());
        CanonicalProducer.Delivery delivery = producer.begin();
        for (PartitionBatch batch : batches) {
            receipts.add(replay(batch, delivery));
        }
        delivery.await();
        return receipts;
    }

    private PartitionReceipt replay(PartitionBatch batch, CanonicalProducer.Delivery delivery) {
        SecretRedactor redactor = redactor(batch);
        int version = Objects.requireNonNull(versions.get(batch.topic()));
        int mapped = 0;
        int skipped = 0;
        int events = 0;
        for (RawRecord record : batch.records()) {
            String rawRef = archivedAt(record);
            Outcome outcome = engine.map(record, rawRef);
            if (outcome instanceof Mapped done) {
                done.events().forEach(delivery::send);
                delivery.send(DeadLetter.replayed(record, REPLAY_MAPPED, version, redactor));
                events += done.events().size();
                mapped++;
            } else if (outcome instanceof Truncated done) {
                for (CanonicalEvent event : done.events()) {
                    events += delivery.sendToEveryPartition(event);
                }
                delivery.send(DeadLetter.replayed(record, REPLAY_MAPPED, version, redactor));
                mapped++;
            } else if (outcome instanceof Rejected rejected) {
                delivery.send(format.sealed(DeadLetter.of(record, rejected, rawRef, redactor), record));
            } else if (outcome instanceof Skipped) {
                delivery.send(DeadLetter.replayed(record, REPLAY_SKIPPED, version, redactor));
                skipped++;
            } else {
                throw new IllegalStateException("no replay of " + outcome.getClass());
            }
        }
        int records = batch.records().size();
        LOG.info("{}-{}: {} dead letters replayed, {} mapped", batch.topic(), batch.partition(), records, mapped);
        return new PartitionReceipt(
                batch.topic(),
                batch.partition(),
                batch.first().offset(),
                batch.last().offset(),
                records,
                mapped,
                records - mapped - skipped,
                skipped,
                events);
    }

    private static String archivedAt(RawRecord record) {
        return record.text(CloudEventHeaders.RAW_REF)
                .orElseThrow(() -> TransformErrors.badInvocation(
                        "the replayed record " + record.coordinates() + " has no header " + CloudEventHeaders.RAW_REF,
                        null));
    }

    private void requireKnown(List<PartitionBatch> batches) {
        for (PartitionBatch batch : batches) {
            if (!engine.topics().contains(batch.topic())) {
                throw TransformErrors.unknownTopic(batch.topic(), engine.topics());
            }
        }
    }

    private PartitionReceipt map(PartitionBatch batch, CanonicalProducer.Delivery delivery) {
        String object = format.name(batch);
        Map<String, Integer> rejections = new TreeMap<>();
        int line = 0;
        int mapped = 0;
        int skipped = 0;
        int events = 0;
        for (RawRecord record : batch.records()) {
            line++;
            String rawRef = archive.reference(object, record, line);
            Outcome outcome = engine.map(record, rawRef);
            if (outcome instanceof Mapped done) {
                done.events().forEach(delivery::send);
                events += done.events().size();
                mapped++;
            } else if (outcome instanceof Truncated done) {
                for (CanonicalEvent event : done.events()) {
                    events += delivery.sendToEveryPartition(event);
                }
                mapped++;
            } else if (outcome instanceof Rejected rejected) {
                delivery.send(format.sealed(DeadLetter.of(record, rejected, rawRef, redactor(batch)), record));
                rejections.merge(rejected.errorId(), 1, Integer::sum);
            } else {
                skipped++;
            }
        }
        if (!rejections.isEmpty()) {
            LOG.warn(
                    "{}-{} offsets {} to {}: dead-lettered by error id {}",
                    batch.topic(),
                    batch.partition(),
                    batch.first().offset(),
                    batch.last().offset(),
                    rejections);
        }
        return new PartitionReceipt(
                batch.topic(),
                batch.partition(),
                batch.first().offset(),
                batch.last().offset(),
                line,
                mapped,
                line - mapped - skipped,
                skipped,
                events);
    }

    @Override
    public void close() {
        producer.close();
        archive.close();
    }

    private SecretRedactor redactor(PartitionBatch batch) {
        return Objects.requireNonNull(redactors.get(batch.topic()));
    }
}
