package dev.onramp.forwarder;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What a {@link RawFeed} has to tell. */
public sealed interface FeedEvent {
    /** These partitions are ours from here on; their records follow from the committed offset on. */
    record Assigned(Set<RawPartition> partitions) implements FeedEvent {
        public Assigned {
            partitions = Set.copyOf(partitions);
        }
    }

    /** These partitions are ours no longer; nothing may be committed for them. */
    record Revoked(Set<RawPartition> partitions) implements FeedEvent {
        public Revoked {
            partitions = Set.copyOf(partitions);
        }
    }

    /** Records of partitions that are ours; those of one partition in offset order. */
    record Arrived(List<RawRecord> records) implements FeedEvent {
        public Arrived {
            Objects.requireNonNull(records, "records");
        }
    }

    /**
     * A commit is over.
     *
     * @param ticket what {@link RawFeed#commit} returned
     * @param failure empty when the offsets are stored
     */
    record CommitSettled(long ticket, Optional<String> failure) implements FeedEvent {
        public CommitSettled {
            Objects.requireNonNull(failure, "failure");
        }
    }
}
