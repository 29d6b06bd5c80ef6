package dev.onramp.ingest.delta;

/**
 * Where the row of each key stands: 128 bits of hash to a number below {@link #MOST_ADDRESSES}. Open addressing in segments that grow by themselves, so that
 * growing never needs room for everything twice; 98 bits of each hash are kept, 22 to 32 bytes for a key. Used by one thread.
 */
final class KeyIndex {
    /** Addresses are lower. */
    static final long MOST_ADDRESSES = (1L << 40) - 1;

    static final long NONE = -1;

    private static final int SEGMENT_BITS = 10;
    private static final int FIRST_SLOTS = 16;

    private final Segment[] segments = new Segment[1 << SEGMENT_BITS];
    private long slots;

    /** The address of a key, or {@link #NONE}. */
    long find(long first, long second) {
        Segment segment = segments[segment(second)];
        return segment == null ? NONE : segment.find(first, second);
    }

    /** Sets the address of a key. */
    void put(long first, long second, long address) {
        if (address < 0 || address >= MOST_ADDRESSES) {
            throw new IllegalArgumentException("not an address: " + address);
        }
        Segment segment = segments[segment(second)];
        if (segment == null) {
            segment = new Segment();
            segments[segment(second)] = segment;
            slots += FIRST_SLOTS;
        }
        slots += segment.put(first, second, address);
    }

    /** Forgets a key. */
    void remove(long first, long second) {
        Segment segment = segments[segment(second)];
        if (segment != null) {
            segment.remove(first, second);
        }
    }

    /** Memory that it takes. */
    long bytes() {
        return slots * 2 * Long.BYTES;
    }

    private static int segment(long second) {
        return (int) (second & ((1 << SEGMENT_BITS) - 1));
    }

    /** Slots of two words: the first half of the hash; 24 bits of the second half and the address plus one, 0 when the key is gone. An empty slot is 0 in both. */
    private static final class Segment {
        private static final long ADDRESS = (1L << 40) - 1;

        private long[] words = new long[2 * FIRST_SLOTS];
        /** Slots that are not empty. */
        private int used;

        private int living;

        long find(long first, long second) {
            int slot = slot(words, first, second);
            long address = words[slot + 1] & ADDRESS;
            return address == 0 ? NONE : address - 1;
        }

        /** Returns by how many slots it grew. */
        int put(long first, long second, long address) {
            int slot = slot(words, first, second);
            boolean isNew = isEmpty(words, slot);
            living += (words[slot + 1] & ADDRESS) == 0 ? 1 : 0;
            words[slot] = first;
            words[slot + 1] = tag(second) | (address + 1);
            if (isNew) {
                used++;
                return used * 4 > words.length / 2 * 3 ? rehash() : 0;
            }
            return 0;
        }

        void remove(long first, long second) {
            int slot = slot(words, first, second);
            if ((words[slot + 1] & ADDRESS) != 0) {
                living--;
                words[slot + 1] &= ~ADDRESS;
            }
        }

        private int rehash() {
            int before = words.length / 2;
            // Where most of what is there is gone, the same room will do.
            int wanted = living * 2 > before ? before + before / 2 : before;
            long[] old = words;
            words = new long[2 * wanted];
            used = 0;
            for (int i = 0; i < old.length; i += 2) {
                if ((old[i + 1] & ADDRESS) != 0) {
                    int slot = freeSlot(words, old[i]);
                    words[slot] = old[i];
                    words[slot + 1] = old[i + 1];
                    used++;
                }
            }
            return wanted - before;
        }

        private static int start(long[] words, long first) {
            // The high half of the product spreads evenly over any number of slots.
            return 2 * (int) (((first >>> 32) * (words.length >>> 1)) >>> 32);
        }

        private static int slot(long[] words, long first, long second) {
            long tag = tag(second);
            int slot = start(words, first);
            while (!isEmpty(words, slot) && (words[slot] != first || (words[slot + 1] & ~ADDRESS) != tag)) {
                slot = slot + 2 == words.length ? 0 : slot + 2;
            }
            return slot;
        }

        private static int freeSlot(long[] words, long first) {
            int slot = start(words, first);
            while (!isEmpty(words, slot)) {
                slot = slot + 2 == words.length ? 0 : slot + 2;
            }
            return slot;
        }

        private static boolean isEmpty(long[] words, int slot) {
            return words[slot] == 0 && words[slot + 1] == 0;
        }

        /** Those bits of the second half that are kept. */
        private static long tag(long second) {
            return second & ~ADDRESS;
        }
    }
}
