package dev.onramp.transform;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Source;
import dev.onramp.model.contract.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Maps raw records to canonical events by the model, which it compiles once. The same record always gives the same outcome, byte for
 * byte. Thread-safe; does no I/O; all that changes in it is the count of undeclared columns.
 */
public final class MappingEngine {
    private record SourceMapping(RowFormat format, List<EntityMapping> entities, UndeclaredColumns undeclared) {}

    private final Map<String, SourceMapping> byTopic;

    /** @throws IllegalArgumentException when the model breaks a rule that its loader checks */
    public MappingEngine(CanonicalModel model) {
        byTopic = model.sources().stream()
                .collect(Collectors.toUnmodifiableMap(
                        source -> Topics.raw(source.table()), source -> compile(source, model)));
    }

    private static SourceMapping compile(Source source, CanonicalModel model) {
        // ROW is the one format there is, so AUTO has nothing to choose from yet.
        List<EntityMapping> entities = source.produces().stream()
                .map(production -> new EntityMapping(source, production, model.entity(production.entity())))
                .toList();
        UndeclaredColumns undeclared = new UndeclaredColumns(source);
        return new SourceMapping(new RowFormat(source, undeclared), entities, undeclared);
    }

    /**
     * How often each column has come that its source does not declare, by raw topic, since this engine was made; sources with {@code
     * schema-drift = keep} alone. Names come from data: they are for people to read, cut and without control characters.
     */
    public Map<String, Map<String, Long>> undeclaredColumns() {
        return byTopic.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, each -> each.getValue().undeclared().counts()));
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
        if (reading instanceof Rejected rejected) {
            return rejected;
        }
        RawChange change = (RawChange) reading;
        try {
            EventContext context = EventContext.of(change, rawRef);
            List<CanonicalEvent> events = new ArrayList<>(mapping.entities().size());
            for (EntityMapping entity : mapping.entities()) {
                events.add(entity.event(change, context));
            }
            return new Mapped(change, events);
        } catch (RejectionException rejection) {
            return rejection.rejected();
        }
    }
}
