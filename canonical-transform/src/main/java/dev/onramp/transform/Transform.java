package dev.onramp.transform;

import dev.onramp.config.OnrampException;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.contract.CloudEventHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final SourceTopics sources;
    private final ArchiveFormat format;
    private final RawArchive archive;
    private final CanonicalProducer producer;
    private final ChangeSender sender;

    /** @param hashKey of the hash that stands for secret values; not empty */
    public Transform(
            CanonicalModel model,
            byte[] hashKey,
            ArchiveFormat format,
            RawArchive archive,
            CanonicalProducer producer) {
        this.engine = new MappingEngine(model);
        this.sources = new SourceTopics(model, hashKey);
        this.format = format;
        this.archive = archive;
        this.producer = producer;
        this.sender = new ChangeSender(engine, sources, format, producer);
    }

    /**
     * A partition of which something could not be archived is reported as a whole, one of which the broker did not take a record from that record on; the
     * others are done.
     *
     * @throws OnrampException ONR-T002 or ONR-T003 when nothing at all is done, ONR-T005; the whole must be repeated
     */
    public Receipt apply(List<PartitionBatch> batches) {
        requireKnown(batches);
        Map<String, OnrampException> unarchived = archive.store(batches.stream()
                .map(batch -> format.lines(batch, sources.redactor(batch.topic())))
                .toList());
        List<PartitionWork> works = new ArrayList<>(batches.size());
        ReceiptBuilder receipt = new ReceiptBuilder();
        for (PartitionBatch batch : batches) {
            String name = format.name(batch);
            OnrampException failure = unarchived.get(name);
            if (failure == null) {
                works.add(new PartitionWork(
                        batch, index -> archive.reference(name, batch.records().get(index), index + 1)));
            } else {
                receipt.failed(batch, 0, failure);
            }
        }
        Map<RawRecord, OnrampException> failed = sender.send(works);
        works.forEach(work -> receipt.worked(work, failed));
        return receipt.build();
    }

    /**
     * Maps dead letters again, each with the coordinates, timestamp, key and headers of the change. They stand in the archive already, so
     * nothing is archived: the header {@code ce_rawref} says where. What is rejected again becomes a dead letter again; once the broker has all that could be
     * mapped, the records follow that close its dead letters.
     *
     * @return without failures
     * @throws dev.onramp.config.OnrampException ONR-T003, ONR-T004 or ONR-T005; the whole may be repeated
     */
    public Receipt replay(List<PartitionBatch> batches) {
        requireKnown(batches);
        batches.stream().flatMap(batch -> batch.records().stream()).forEach(Transform::archivedAt);
        List<PartitionWork> works = batches.stream()
                .map(batch -> new PartitionWork(
                        batch, index -> archivedAt(batch.records().get(index))))
                .toList();
        requireNone(sender.send(works));
        requireNone(sender.closeLetters(works));
        ReceiptBuilder receipt = new ReceiptBuilder();
        for (PartitionWork work : works) {
            PartitionBatch batch = work.batch();
            LOG.info(
                    "{}-{}: {} dead letters replayed",
                    batch.topic(),
                    batch.partition(),
                    batch.records().size());
            receipt.worked(work, Map.of());
        }
        return receipt.build();
    }

    private static void requireNone(Map<RawRecord, OnrampException> failed) {
        Optional<OnrampException> one = failed.values().stream().findAny();
        if (one.isPresent()) {
            throw one.get();
        }
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

    @Override
    public void close() {
        producer.close();
        archive.close();
    }
}
