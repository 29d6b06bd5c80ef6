package dev.onramp.forwarder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        FULL
    }

    private final PayloadFormat format;
    private final long maxBytes;
    private final int maxRecords;
    private final Map<RawPartition, Pile> piles = new LinkedHashMap<>();
    private long bytes;
    private int records;
    private Optional<RawRecord> alone = Optional.empty();

    BatchFiller(PayloadFormat format, int maxBytes, int maxRecords) {
        this.format = format;
        this.maxBytes = maxBytes;
        this.maxRecords = maxRecords;
        this.bytes = format.envelopeBytes();
    }

    /**
     * A record that is too large for any batch is taken too, alone, to be sent by reference.
     *
     * @throws IllegalArgumentException when the record does not come after those of its partition already here
     */
    Offer offer(RawRecord record) {
        if (isClosed()) {
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
            return offerAlone(record);
        }
        if (first) {
            piles.put(record.partition(), pile);
        }
        pile.add(record, added);
        bytes += added;
        records++;
        return Offer.ADDED;
    }

    /** Takes a record that must not share its batch. */
    Offer offerAlone(RawRecord record) {
        if (!isEmpty()) {
            return Offer.FULL;
        }
        alone = Optional.of(record);
        return Offer.ADDED;
    }

    /** Nothing more fits, whatever comes. */
    boolean isClosed() {
        return alone.isPresent() || records == maxRecords;
    }

    /** Forgets the records of a partition. */
    void drop(RawPartition partition) {
        alone = alone.filter(record -> !record.partition().equals(partition));
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
        return records() == 0;
    }

    int records() {
        return alone.isPresent() ? 1 : records;
    }

    /** Bytes of the event if it were sealed now, but for one that holds a record alone. */
    long bytes() {
        return bytes;
    }

    /**
     * Encodes what is here and starts anew.
     *
     * @throws IllegalStateException when there is nothing
     */
    Load seal() {
        if (isEmpty()) {
            throw new IllegalStateException("nothing to seal");
        }
        Load load = alone.map(this::loadOf).orElseGet(() -> format.load(sections(), bytes));
        piles.clear();
        alone = Optional.empty();
        bytes = format.envelopeBytes();
        records = 0;
        return load;
    }

    private Load loadOf(RawRecord record) {
        return format.bytesAlone(record) > maxBytes
                ? format.reference(record)
                : format.load(List.of(new PayloadFormat.Section(
                        record.partition(), PayloadFormat.recordHead(record.partition()), List.of(record))));
    }

    private List<PayloadFormat.Section> sections() {
        return piles.values().stream()
                .map(pile -> new PayloadFormat.Section(pile.partition, pile.head, List.copyOf(pile.records)))
                .toList();
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
    }
}
