package dev.onramp.transform;

import dev.onramp.config.OnrampException;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Identifier;
import dev.onramp.model.contract.Topics;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work of one invocation, in this order: archive every record, map, produce events and dead letters, wait for the broker. A failure at
 * any point leaves things as a repetition needs them. Payloads are never logged. Not thread-safe: one invocation at a time. Owns
 * archive and producer.
 */
public final class Transform implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Transform.class);

    private final MappingEngine engine;
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
     * A partition whose object could not be archived, or of which the broker did not take a record, is reported from that record on; the others are done.
     *
     * @throws OnrampException ONR-T002 or ONR-T003 when nothing at all is done, ONR-T005; the whole must be repeated
     */
    public Receipt apply(List<PartitionBatch> batches) {
        for (PartitionBatch batch : batches) {
            if (!engine.topics().contains(batch.topic())) {
                throw TransformErrors.unknownTopic(batch.topic(), engine.topics());
            }
        }
        Map<String, OnrampException> unarchived = archive.store(batches.stream()
                .map(batch -> format.object(batch, redactor(batch)))
                .toList());
        List<PartitionWork> works = new ArrayList<>(batches.size());
        ReceiptBuilder receipt = new ReceiptBuilder();
        CanonicalProducer.Delivery delivery = producer.begin();
        for (PartitionBatch batch : batches) {
            OnrampException failure = unarchived.get(format.name(batch));
            if (failure == null) {
                PartitionWork work = new PartitionWork(batch);
                works.add(work);
                map(work, delivery);
            } else {
                receipt.failed(batch, 0, failure);
            }
        }
        Delivered delivered = delivery.await();
        Map<RawRecord, OnrampException> failed = new IdentityHashMap<>(delivered.failed());
        if (!delivered.tooLarge().isEmpty()) {
            failed.putAll(setAside(works, delivered.tooLarge()));
        }
        works.forEach(work -> receipt.worked(work, failed));
        return receipt.build();
    }

    private void map(PartitionWork work, CanonicalProducer.Delivery delivery) {
        List<RawRecord> records = work.batch().records();
        String rawRef = rawRef(work.batch());
        for (int index = 0; index < records.size(); index++) {
            RawRecord record = records.get(index);
            Outcome outcome = outcome(record, rawRef + (index + 1));
            boolean goesOn = true;
            if (outcome instanceof Mapped done) {
                for (CanonicalEvent event : done.events()) {
                    goesOn &= delivery.send(event, record);
                }
                work.mapped(index, done.events().size());
            } else if (outcome instanceof Rejected rejected) {
                DeadLetter letter = DeadLetter.of(record, rejected, redactor(work.batch()));
                goesOn = delivery.send(
                        producer.takes(letter) ? letter : letter.byReference(rawRef + (index + 1)), record);
                work.deadLettered(index, rejected);
            }
            if (!goesOn) {
                // This record comes again, and all behind it.
                return;
            }
        }
    }

    /** Nothing that a record holds may stop its partition: not even a mistake here. */
    private Outcome outcome(RawRecord record, String rawRef) {
        Outcome outcome;
        try {
            outcome = engine.map(record, rawRef);
        } catch (RuntimeException | StackOverflowError bug) {
            LOG.error(
                    "{} cannot be mapped for a bug: {}",
                    record.coordinates(),
                    bug.getClass().getName());
            return new Rejected(
                    RejectionReason.BUG, "the mapping broke: " + bug.getClass().getName());
        }
        if (outcome instanceof Mapped mapped) {
            for (CanonicalEvent event : mapped.events()) {
                if (!producer.takes(event)) {
                    return tooLarge("the event for topic " + event.topic());
                }
            }
        }
        return outcome;
    }

    /** Dead-letters what the broker found too large, although it was within kafka.max-message-bytes. */
    private Map<RawRecord, OnrampException> setAside(List<PartitionWork> works, Set<RawRecord> tooLarge) {
        CanonicalProducer.Delivery delivery = producer.begin();
        for (PartitionWork work : works) {
            List<RawRecord> records = work.batch().records();
            for (int index = 0; index < records.size(); index++) {
                RawRecord record = records.get(index);
                if (tooLarge.contains(record)) {
                    Rejected rejected =
                            work.rejected(index).orElseGet(() -> tooLarge("a record for one of the topics"));
                    work.deadLettered(index, rejected);
                    delivery.send(
                            DeadLetter.of(record, rejected, redactor(work.batch()))
                                    .byReference(rawRef(work.batch()) + (index + 1)),
                            record);
                }
            }
        }
        Delivered delivered = delivery.await();
        Map<RawRecord, OnrampException> failed = new IdentityHashMap<>(delivered.failed());
        delivered
                .tooLarge()
                .forEach(record ->
                        failed.put(record, TransformErrors.produceFailed(Topics.deadLetters(record.topic()), null)));
        return failed;
    }

    private static Rejected tooLarge(String what) {
        return new Rejected(RejectionReason.TOO_LARGE, what + " is larger than a broker takes");
    }

    private String rawRef(PartitionBatch batch) {
        return archive.location(format.name(batch)) + "#";
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
