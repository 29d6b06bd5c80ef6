package dev.onramp.dlq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onramp.transform.RawRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Hands dead letters to the transform once more. Each may be handed over any number of times: the order is that of the changes, and equal ones are one. */
public final class Replay {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Originals originals;
    private final ReplayTarget target;
    private final long maxBytes;

    /** @param maxBytes of one event */
    public Replay(Originals originals, ReplayTarget target, long maxBytes) {
        this.originals = originals;
        this.target = target;
        this.maxBytes = maxBytes;
    }

    /** The letters with what is needed to map them again. */
    public static List<Candidate> candidates(List<Letter> letters, Originals originals) {
        Map<Coordinate, RawRecord> found =
                originals.find(letters.stream().map(Letter::origin).toList());
        return letters.stream()
                .map(each -> Candidate.of(each, Optional.ofNullable(found.get(each.origin()))))
                .toList();
    }

    /**
     * @param letters ordered by coordinates
     * @param progress hears how many are done
     * @throws dev.onramp.config.OnrampException ONR-D…; what was done until then stays done, and repeating the whole is harmless
     */
    public ReplayCounts run(List<Letter> letters, LongConsumer progress) {
        List<Candidate> candidates = candidates(letters, originals);
        List<RawRecord> records = new ArrayList<>();
        candidates.forEach(each -> each.record().ifPresent(records::add));
        long impossible = candidates.size() - (long) records.size();
        ReplayCounts counts = new ReplayCounts(impossible, 0, 0, 0, impossible, 0);
        for (ReplayEvent event : ReplayEvent.of(records, maxBytes)) {
            counts = counts.plus(counts(event, target.invoke(event.json())));
            progress.accept(counts.letters());
        }
        return counts;
    }

    private static ReplayCounts counts(ReplayEvent event, byte[] reply) {
        try {
            JsonNode partition = JSON.readTree(reply).path("partitions").path(0);
            long records = partition.path("records").asLong(-1);
            if (records != event.records().size()) {
                throw DlqErrors.badReply(
                        "it accounts for " + records + " records where "
                                + event.records().size() + " were sent",
                        null);
            }
            return new ReplayCounts(
                    records,
                    partition.path("mapped").asLong(),
                    partition.path("skipped").asLong(),
                    partition.path("deadLettered").asLong(),
                    0,
                    partition.path("events").asLong());
        } catch (IOException | IllegalArgumentException e) {
            throw DlqErrors.badReply(String.valueOf(e.getMessage()), e);
        }
    }
}
