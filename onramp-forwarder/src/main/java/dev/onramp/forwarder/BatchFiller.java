package dev.onramp.forwarder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects records until an invocation is full. Knows the exact size that the event will have, so that it comes as near to the limit as whole
 * records allow and never above it.
 *
 * <p>Not thread-safe. The encoding happens at {@link #seal()}; until then the records are kept as they came.
 */
final class BatchFiller {
    /** What became of an offered record. */
    enum Offer {
        ADDED,
        /** It fits no more; it will into an empty batch. */
        FULL,
        /** It fits into no batch at all. */
        TOO_LARGE
    }

    private final PayloadFormat format;
    private final PayloadWriter writer = new PayloadWriter();
    private final long maxBytes;
    private final int maxRecords;
    private final Map<RawPartition, Pile> piles = new LinkedHashMap<>();
    private long bytes;
    private int records;

    BatchFiller(PayloadFormat format, int maxBytes, int maxRecords) {
        this.format = format;
        this.maxBytes = maxBytes;
        this.maxRecords = maxRecords;
        this.bytes = format.envelopeBytes();
    }

    /** @throws IllegalArgumentException when the record does not come after those of its partition already here */
    Offer offer(RawRecord record) {
        if (records == maxRecords) {
            return Offer.FULL;
        }
        Pile pile = piles.get(record.partition());
        boolean first = pile == null;
        if (pile == null) {
            pile = new Pile(record.partition());
        }
        pile.requireAfterLast(record);
        long own = PayloadFormat.recordBytes(record, pile.head);
        long added = own + (first ? pile.sectionBytes - (piles.isEmpty() ? 1 : 0) : 1);
        if (bytes + added > maxBytes) {
            return format.envelopeBytes() + pile.sectionBytes - 1 + own > maxBytes ? Offer.TOO_LARGE : Offer.FULL;
        }
        if (first) {
            piles.put(record.partition(), pile);
        }
        pile.add(record, added);
        bytes += added;
        records++;
        return Offer.ADDED;
    }

    /** Bytes of the event with this record alone in it. */
    long bytesAlone(RawRecord record) {
        RawPartition partition = record.partition();
        return format.envelopeBytes()
                + PayloadFormat.sectionBytes(partition)
                - 1
                + PayloadFormat.recordBytes(record, PayloadFormat.recordHead(partition));
    }

    /** Forgets the records of a partition. */
    void drop(RawPartition partition) {
        Pile pile = piles.get(partition);
        if (pile != null) {
            boolean wasFirst = piles.keySet().iterator().next().equals(partition);
            piles.remove(partition);
            bytes -= pile.bytes;
            records -= pile.records.size();
            if (wasFirst && !piles.isEmpty()) {
                // The comma between sections is counted with the later one; the new first has none.
                Pile next = piles.values().iterator().next();
                next.bytes--;
                bytes--;
            }
        }
    }

    boolean isEmpty() {
        return records == 0;
    }

    int records() {
        return records;
    }

    /** Bytes of the event if it were sealed now. */
    long bytes() {
        return bytes;
    }

    /**
     * Encodes what is here and starts anew.
     *
     * @throws IllegalStateException when there is nothing
     */
    Batch seal() {
        if (isEmpty()) {
            throw new IllegalStateException("nothing to seal");
        }
        List<Slice> slices = new ArrayList<>(piles.size());
        List<PayloadFormat.Section> sections = new ArrayList<>(piles.size());
        for (Pile pile : piles.values()) {
            slices.add(pile.slice());
            sections.add(new PayloadFormat.Section(pile.partition, pile.head, pile.records));
        }
        Batch batch = new Batch(slices, format.write(sections, bytes, writer));
        piles.clear();
        bytes = format.envelopeBytes();
        records = 0;
        return batch;
    }

    /** The records of one partition so far. */
    private static final class Pile {
        private final RawPartition partition;
        private final byte[] head;
        private final long sectionBytes;
        private final List<RawRecord> records = new ArrayList<>();
        private long bytes;

        Pile(RawPartition partition) {
            this.partition = partition;
            this.head = PayloadFormat.recordHead(partition);
            this.sectionBytes = PayloadFormat.sectionBytes(partition);
        }

        void add(RawRecord record, long added) {
            records.add(record);
            bytes += added;
        }

        void requireAfterLast(RawRecord record) {
            if (!records.isEmpty()
                    && record.offset() <= records.get(records.size() - 1).offset()) {
                throw new IllegalArgumentException(partition + " offset " + record.offset() + " after "
                        + records.get(records.size() - 1).offset());
            }
        }

        Slice slice() {
            return new Slice(
                    partition,
                    records.get(0).offset(),
                    records.get(records.size() - 1).offset(),
                    records.size());
        }
    }
}
