package dev.onramp.ingest.delta;

import dev.onramp.ingest.spark.DistinctChanges;
import dev.onramp.ingest.spark.SequenceNumber;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * What the history knows of some keys. The rows of the files that were written last are remembered, since a feed that is a little out of order asks for
 * them again and again. Used by one thread at a time.
 */
final class HistoryMarks {
    private final PlainFiles files;
    private final long mostRows;
    private final LinkedHashMap<String, Marks> remembered = new LinkedHashMap<>();

    /** @param mostRows rows that are remembered, 32 bytes each */
    HistoryMarks(PlainFiles files, long mostRows) {
        this.files = files;
        this.mostRows = mostRows;
    }

    /** A key, by its hash. */
    record Key(long first, long second) {}

    /** What is known of one key. */
    static final class Recorded {
        private final Set<SequenceNumber> sequences = new HashSet<>();
        private SequenceNumber newest = new SequenceNumber(0, 0);

        private void add(SequenceNumber sequence) {
            sequences.add(sequence);
            newest = sequence.compareTo(newest) > 0 ? sequence : newest;
        }

        boolean holds(SequenceNumber sequence) {
            return sequences.contains(sequence);
        }

        boolean holdsNewerThan(SequenceNumber sequence) {
            return newest.compareTo(sequence) > 0;
        }
    }

    /** Keys and sequences of the rows of one file, in their order. */
    record Marks(LongPairs keys, LongPairs sequences) {}

    /** Remembers a file that has become part of the table. */
    void remember(KnownFile file, Marks marks) {
        remembered.put(file.path(), marks);
        long rows = remembered.values().stream()
                .mapToLong(each -> each.keys().size())
                .sum();
        var oldest = remembered.entrySet().iterator();
        while (rows > mostRows && oldest.hasNext()) {
            rows -= oldest.next().getValue().keys().size();
            oldest.remove();
        }
    }

    /** Whether the rows of a file can be told without reading it. */
    boolean remembers(KnownFile file) {
        return remembered.containsKey(file.path());
    }

    /** What these files hold of these keys from a sequence on; keys of which they hold nothing are left out. */
    Map<Key, Recorded> of(DistinctChanges keys, List<KnownFile> some, SequenceNumber lowest) {
        Map<Key, Recorded> recorded = new HashMap<>();
        UTF8String from = UTF8String.fromString(lowest.text());
        for (KnownFile file : some) {
            Marks marks = remembered.get(file.path());
            if (marks == null) {
                files.readMarks(file, from, (position, key, sequence) -> {
                    if (keys.holdsKey(key.first(), key.second())) {
                        add(recorded, key.first(), key.second(), SequenceNumber.of(sequence));
                    }
                });
                continue;
            }
            for (int i = 0; i < marks.keys().size(); i++) {
                long first = marks.keys().first(i);
                long second = marks.keys().second(i);
                if (lowest.isAtMost(
                                marks.sequences().first(i), marks.sequences().second(i))
                        && keys.holdsKey(first, second)) {
                    add(
                            recorded,
                            first,
                            second,
                            new SequenceNumber(
                                    marks.sequences().first(i),
                                    marks.sequences().second(i)));
                }
            }
        }
        return recorded;
    }

    private static void add(Map<Key, Recorded> recorded, long first, long second, SequenceNumber sequence) {
        recorded.computeIfAbsent(new Key(first, second), any -> new Recorded()).add(sequence);
    }
}
