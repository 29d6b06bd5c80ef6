package dev.onramp.transform;

import dev.onramp.config.OnrampException;
import dev.onramp.model.contract.Topics;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Maps archived records, sends what comes of them and waits for the broker. Not thread-safe: one invocation at a time. */
final class ChangeSender {
    private static final Logger LOG = LoggerFactory.getLogger(Transform.class);

    private static final String REPLAY_MAPPED = "mapped";
    private static final String REPLAY_SKIPPED = "skipped";

    private final MappingEngine engine;
    private final SourceTopics sources;
    private final ArchiveFormat format;
    private final CanonicalProducer producer;

    ChangeSender(MappingEngine engine, SourceTopics sources, ArchiveFormat format, CanonicalProducer producer) {
        this.engine = engine;
        this.sources = sources;
        this.format = format;
        this.producer = producer;
    }

    /**
     * Tells the works what became of their records.
     *
     * @return ONR-T003 by the very record that is not done
     */
    Map<RawRecord, OnrampException> send(List<PartitionWork> works) {
        CanonicalProducer.Delivery delivery = producer.begin();
        works.forEach(work -> send(work, delivery));
        Delivered delivered = delivery.await();
        Map<RawRecord, OnrampException> failed = new IdentityHashMap<>(delivered.failed());
        if (!delivered.tooLarge().isEmpty()) {
            failed.putAll(setAside(works, delivered.tooLarge()));
        }
        return failed;
    }

    /**
     * Closes the dead letters of all that was mapped or skipped.
     *
     * @return as {@link #send(List)}
     */
    Map<RawRecord, OnrampException> closeLetters(List<PartitionWork> works) {
        CanonicalProducer.Delivery delivery = producer.begin();
        for (PartitionWork work : works) {
            String topic = work.batch().topic();
            List<RawRecord> records = work.batch().records();
            for (int index = 0; index < records.size(); index++) {
                if (work.rejected(index).isEmpty()) {
                    String became = work.isSkipped(index) ? REPLAY_SKIPPED : REPLAY_MAPPED;
                    delivery.send(
                            DeadLetter.replayed(
                                    records.get(index), became, sources.mappingVersion(topic), sources.redactor(topic)),
                            records.get(index));
                }
            }
        }
        return all(delivery.await());
    }

    private void send(PartitionWork work, CanonicalProducer.Delivery delivery) {
        List<RawRecord> records = work.batch().records();
        for (int index = 0; index < records.size(); index++) {
            if (!send(work, index, delivery)) {
                // This record comes again, and all behind it.
                return;
            }
        }
    }

    private boolean send(PartitionWork work, int index, CanonicalProducer.Delivery delivery) {
        RawRecord record = work.batch().records().get(index);
        Outcome outcome = outcome(record, work.rawRef(index));
        boolean goesOn = true;
        if (outcome instanceof Mapped done) {
            for (CanonicalEvent event : done.events()) {
                goesOn &= delivery.send(event, record);
            }
            work.mapped(index, done.events().size());
        } else if (outcome instanceof Truncated done) {
            int copies = 0;
            for (CanonicalEvent event : done.events()) {
                OptionalInt sent = delivery.sendToEveryPartition(event, record);
                goesOn &= sent.isPresent();
                copies += sent.orElse(0);
            }
            work.mapped(index, copies);
        } else if (outcome instanceof Rejected rejected) {
            DeadLetter letter = letter(work, index, rejected);
            goesOn = delivery.send(producer.takes(letter) ? letter : letter.byReference(work.rawRef(index)), record);
            work.deadLettered(index, rejected);
        } else if (!(outcome instanceof Skipped)) {
            throw new IllegalStateException("no way for " + outcome.getClass());
        }
        return goesOn;
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
                if (tooLarge.contains(records.get(index))) {
                    Rejected rejected =
                            work.rejected(index).orElseGet(() -> tooLarge("a record for one of the topics"));
                    work.deadLettered(index, rejected);
                    delivery.send(letter(work, index, rejected).byReference(work.rawRef(index)), records.get(index));
                }
            }
        }
        return all(delivery.await());
    }

    private static Map<RawRecord, OnrampException> all(Delivered delivered) {
        Map<RawRecord, OnrampException> failed = new IdentityHashMap<>(delivered.failed());
        delivered
                .tooLarge()
                .forEach(record ->
                        failed.put(record, TransformErrors.produceFailed(Topics.deadLetters(record.topic()), null)));
        return failed;
    }

    private DeadLetter letter(PartitionWork work, int index, Rejected rejected) {
        RawRecord record = work.batch().records().get(index);
        return format.sealed(
                DeadLetter.of(record, rejected, work.rawRef(index), sources.redactor(record.topic())), record);
    }

    private static Rejected tooLarge(String what) {
        return new Rejected(RejectionReason.TOO_LARGE, what + " is larger than a broker takes");
    }
}
