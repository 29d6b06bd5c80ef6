package dev.onramp.transform;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Source;
import dev.onramp.model.contract.Topics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Maps raw records to canonical events by the model, which it compiles once. The same record always gives the same outcome, byte for
 * byte. Immutable and thread-safe; does no I/O.
 */
public final class MappingEngine {
    private record SourceMapping(ChangeFormat format, List<EntityMapping> entities) {}

    private static final String NO_END = "";
    /** The end of the id of an event that deletes the old key of a row that has got another one. */
    private static final String OLD_KEY = "/old-key";

    private final Map<String, SourceMapping> byTopic;

    /** @throws IllegalArgumentException when the model breaks a rule that its loader checks */
    public MappingEngine(CanonicalModel model) {
        byTopic = model.sources().stream()
                .collect(Collectors.toUnmodifiableMap(
                        source -> Topics.raw(source.table()), source -> compile(source, model)));
    }

    private static SourceMapping compile(Source source, CanonicalModel model) {
        List<EntityMapping> entities = source.produces().stream()
                .map(production -> new EntityMapping(source, production, model.entity(production.entity())))
                .toList();
        return new SourceMapping(format(source), entities);
    }

    private static ChangeFormat format(Source source) {
        return switch (source.format()) {
            case AUTO -> new AutoFormat(source);
            case ROW -> new RowFormat(source);
            case DEBEZIUM -> new ToolFormat(source, new DebeziumEnvelope());
            case DMS -> new ToolFormat(source, new DmsEnvelope());
            case GOLDENGATE -> new ToolFormat(source, new GoldenGateEnvelope());
            case MAXWELL -> new ToolFormat(source, new MaxwellEnvelope());
        };
    }

    /** The raw topics of the model. */
    public Set<String> topics() {
        return byTopic.keySet();
    }

    /**
     * @param rawRef where the record stands in the raw archive
     * @throws IllegalArgumentException when the model has no source of the record's topic
     */
    public Outcome map(RawRecord raw, String rawRef) {
        SourceMapping mapping = byTopic.get(raw.topic());
        if (mapping == null) {
            throw new IllegalArgumentException("the model has no source of topic " + raw.topic());
        }
        Reading reading = mapping.format().read(raw);
        try {
            if (reading instanceof RawChange change) {
                return new Mapped(change, events(change, NO_END, rawRef, mapping.entities()));
            }
            if (reading instanceof KeyChange change) {
                return mapped(change, rawRef, mapping.entities());
            }
        } catch (RejectionException rejection) {
            return rejection.rejected();
        }
        return (Outcome) reading;
    }

    private static List<CanonicalEvent> events(
            RawChange change, String idEnd, String rawRef, List<EntityMapping> entities) {
        EventContext context = EventContext.of(change, idEnd, rawRef);
        List<CanonicalEvent> events = new ArrayList<>(entities.size());
        for (EntityMapping entity : entities) {
            events.add(entity.event(change, context));
        }
        return events;
    }

    /** An entity that keeps its key is not deleted: its delete and its create would be two events of one sequence. */
    private static Mapped mapped(KeyChange change, String rawRef, List<EntityMapping> entities) {
        List<CanonicalEvent> deleted = events(change.deleted(), OLD_KEY, rawRef, entities);
        List<CanonicalEvent> created = events(change.created(), NO_END, rawRef, entities);
        List<CanonicalEvent> events = new ArrayList<>(deleted.size() + created.size());
        for (int index = 0; index < deleted.size(); index++) {
            byte[] oldKey = deleted.get(index).key().orElseThrow();
            if (!Arrays.equals(oldKey, created.get(index).key().orElseThrow())) {
                events.add(deleted.get(index));
            }
        }
        events.addAll(created);
        return new Mapped(change.created(), events);
    }
}
