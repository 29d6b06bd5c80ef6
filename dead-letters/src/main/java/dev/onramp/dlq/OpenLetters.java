package dev.onramp.dlq;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The dead letters that were not replayed yet, each change once. Takes the records of a dead-letter topic in their order; of several about one change the last one
 * counts. Not thread-safe.
 */
public final class OpenLetters {
    private final TreeMap<Coordinate, Letter> open = new TreeMap<>();
    private long unreadable;
    private long replayed;

    public void accept(Letter letter) {
        open.put(letter.origin(), letter);
    }

    /** A record that says that the change was mapped, or skipped, by a replay. */
    public void acceptReplayed(Coordinate origin) {
        if (open.remove(origin) != null) {
            replayed++;
        }
    }

    /** A record that does not say where it comes from: somebody else's. */
    public void acceptUnreadable() {
        unreadable++;
    }

    /** Ordered by topic, partition, offset. */
    public List<Letter> matching(Selection selection) {
        Collection<Letter> all = open.values();
        return all.stream().filter(selection::takes).toList();
    }

    public Optional<Letter> at(Coordinate origin) {
        return Optional.ofNullable(open.get(origin));
    }

    /** Records of the dead-letter topics that are no dead letters. */
    public long unreadable() {
        return unreadable;
    }

    /** Dead letters that were replayed with success. */
    public long replayed() {
        return replayed;
    }
}
