package dev.onramp.ingest.delta;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the row of each key of a table stands, held by the one who writes the table. Every row that readers see has its entry; entries of rows that are gone may
 * stay and lead nowhere. That is kept true whatever others do to the table: a file that is not known, or has other rows marked as deleted than those known,
 * is read. Changed only after a commit, so that a commit that fails leaves it true. Used by one thread at a time.
 */
final class RowIndex {
    /** A file and the address of its first row; those of the others follow. */
    private record Held(KnownFile file, long base) {}

    private final KeyIndex index = new KeyIndex();
    private final Map<String, Held> held = new HashMap<>();
    private Held[] byBase = new Held[0];
    private long nextAddress;

    /** Reads what is not known yet of these files, which are all of the table. */
    void follow(List<KnownFile> files, PlainFiles reader) {
        Set<String> live = new HashSet<>();
        boolean changed = false;
        for (KnownFile each : files) {
            live.add(each.path());
            Held known = held.get(each.path());
            if (known == null || !known.file().isSameAs(each)) {
                long base = nextAddress;
                nextAddress += each.rows();
                reader.readKeys(each, (position, first, second) -> index.put(first, second, base + position));
                held.put(each.path(), new Held(each, base));
                changed = true;
            }
        }
        changed |= held.keySet().retainAll(live);
        if (changed) {
            order();
        }
    }

    /**
     * Takes over what a commit of our own made of the files that {@link #follow} was told of.
     *
     * @param files all of the table now
     * @param added keys of the new ones by path, in the order of their rows; a new file that is not in it will be read
     * @param deleted keys whose rows are gone
     */
    void committed(List<KnownFile> files, Map<String, LongPairs> added, LongPairs deleted) {
        for (int i = 0; i < deleted.size(); i++) {
            index.remove(deleted.first(i), deleted.second(i));
        }
        Set<String> live = new HashSet<>();
        for (KnownFile each : files) {
            live.add(each.path());
            Held known = held.get(each.path());
            LongPairs keys = added.get(each.path());
            if (known != null) {
                held.put(each.path(), new Held(each, known.base()));
            } else if (keys != null) {
                long base = nextAddress;
                nextAddress += each.rows();
                held.put(each.path(), new Held(each, base));
                for (int i = 0; i < keys.size(); i++) {
                    index.put(keys.first(i), keys.second(i), base + i);
                }
            }
        }
        held.keySet().retainAll(live);
        order();
    }

    private void order() {
        byBase = held.values().toArray(Held[]::new);
        Arrays.sort(byBase, (a, b) -> Long.compare(a.base(), b.base()));
    }

    /** The address of the row of a key; negative when there is none. */
    long find(long first, long second) {
        long address = index.find(first, second);
        return address < 0 || held(address) == null ? KeyIndex.NONE : address;
    }

    /** The file of an address that {@link #find} gave. */
    KnownFile file(long address) {
        return holder(address).file();
    }

    /** The position in that file. */
    int position(long address) {
        return Math.toIntExact(address - holder(address).base());
    }

    private Held holder(long address) {
        Held found = held(address);
        if (found == null) {
            throw new IllegalArgumentException("no row has the address " + address);
        }
        return found;
    }

    private @Nullable Held held(long address) {
        int low = 0;
        int high = byBase.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Held each = byBase[middle];
            if (address < each.base()) {
                high = middle - 1;
            } else if (address >= each.base() + each.file().rows()) {
                low = middle + 1;
            } else {
                return each;
            }
        }
        return null;
    }

    /** Memory that it takes. */
    long bytes() {
        return index.bytes();
    }
}
