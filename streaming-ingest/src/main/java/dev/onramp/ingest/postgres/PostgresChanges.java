package dev.onramp.ingest.postgres;

import dev.onramp.ingest.CanonicalRecord;
import dev.onramp.ingest.CanonicalRecordParser;
import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.ParsedRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A batch of records for PostgreSQL, parsed: of each key the newest change, of each entity the highest truncate. Used by one thread at a time. */
public final class PostgresChanges {
    private final List<EntityColumns> entities;
    private final CanonicalRecordParser parser;
    private final List<NewestChanges> changes;
    /** By entity. */
    private final @Nullable String[] truncatedTo;

    private int records;
    private int rejected;
    private Map<TopicPartition, Long> positions = Map.of();

    /**
     * What the batch has of one entity.
     *
     * @param truncatedTo sequence of its highest truncate; like every change it takes effect by its sequence
     */
    record Part(EntityColumns entity, Optional<String> truncatedTo, NewestChanges changes) {}

    public PostgresChanges(List<EntityColumns> entities) {
        this.entities = List.copyOf(entities);
        this.parser = new CanonicalRecordParser(entities);
        this.changes = entities.stream().map(NewestChanges::new).toList();
        this.truncatedTo = new String[entities.size()];
    }

    /** Takes a record; one that breaks the contract is counted alone, as the lake keeps it. */
    public void add(CanonicalRecord record) {
        records++;
        ParsedRecord parsed = parser.parse(record);
        if (parsed instanceof ParsedRecord.Change change) {
            changes.get(change.entity()).add(change);
        } else if (parsed instanceof ParsedRecord.Truncate truncate) {
            String sequence = truncate.sequence().value();
            String known = truncatedTo[truncate.entity()];
            if (known == null || known.compareTo(sequence) < 0) {
                truncatedTo[truncate.entity()] = sequence;
            }
        } else {
            rejected++;
        }
    }

    /** Says how far the topics are with this batch. */
    public void reached(Map<TopicPartition, Long> next) {
        positions = Map.copyOf(next);
    }

    /** The offsets that come next. */
    public Map<TopicPartition, Long> positions() {
        return positions;
    }

    /** Records that were added. */
    public int records() {
        return records;
    }

    /** Bytes of the rows that it keeps. */
    public long bytes() {
        return changes.stream().mapToLong(NewestChanges::bytes).sum();
    }

    /** Those entities that have something. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < entities.size(); i++) {
            if (changes.get(i).size() > 0 || truncatedTo[i] != null) {
                parts.add(new Part(entities.get(i), Optional.ofNullable(truncatedTo[i]), changes.get(i)));
            }
        }
        return parts;
    }

    /** Forgets everything, keeps the room. */
    public void clear() {
        changes.forEach(NewestChanges::clear);
        Arrays.fill(truncatedTo, null);
        records = 0;
        rejected = 0;
        positions = Map.of();
    }

    /** Entity by entity, for the log. */
    @Override
    public String toString() {
        return (rejected == 0 ? "" : "rejected " + rejected + ", ")
                + parts().stream()
                        .map(each ->
                                each.entity().entity() + " " + each.changes().size())
                        .collect(Collectors.joining(", "));
    }
}
