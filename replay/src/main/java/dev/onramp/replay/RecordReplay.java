package dev.onramp.replay;

import dev.onramp.transform.CanonicalEvent;
import dev.onramp.transform.Mapped;
import dev.onramp.transform.MappingEngine;
import dev.onramp.transform.Outcome;
import dev.onramp.transform.RawRecord;
import dev.onramp.transform.Skipped;
import dev.onramp.transform.Truncated;
import java.util.function.Predicate;

/** Maps the records of one lane and counts them. Not thread-safe. */
final class RecordReplay {
    private final MappingEngine engine;
    private final Predicate<RawRecord> deadLettered;
    private final ReplayEvents events;
    private long records;
    private long mapped;
    private long skipped;
    private long rejected;
    private long waiting;
    private long sent;

    RecordReplay(MappingEngine engine, Predicate<RawRecord> deadLettered, ReplayEvents events) {
        this.engine = engine;
        this.deadLettered = deadLettered;
        this.events = events;
    }

    /** @param rawRef where the record stands in the archive */
    void accept(ArchivedRecord archived, String rawRef) {
        records++;
        if (deadLettered.test(archived.record())) {
            waiting++;
            return;
        }
        if (archived.sealed()) {
            // Only what is not JSON is encrypted.
            rejected++;
            return;
        }
        Outcome outcome = engine.map(archived.record(), rawRef);
        if (outcome instanceof Mapped done) {
            done.events().forEach(events::send);
            sent += done.events().size();
            mapped++;
        } else if (outcome instanceof Truncated done) {
            for (CanonicalEvent event : done.events()) {
                sent += events.sendToEveryPartition(event);
            }
            mapped++;
        } else if (outcome instanceof Skipped) {
            skipped++;
        } else {
            rejected++;
        }
    }

    ReplayCounts counts() {
        return new ReplayCounts(records, mapped, skipped, rejected, waiting, sent);
    }
}
