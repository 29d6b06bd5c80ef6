package dev.onramp.transform;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Identifier;
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
 * byte. Thread-safe; does no I/O; all that changes in it is the count of undeclared columns.
 */
public final class MappingEngine {
    /** @param shared entities that another source produces too */
    private record SourceMapping(
            ChangeFormat format, List<EntityMapping> entities, List<Identifier> shared, UndeclaredColumns undeclared) {}

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
                .map(production -> new EntityMapping(source, production, model))
                .toList();
        UndeclaredColumns undeclared = new UndeclaredColumns(source);
        return new SourceMapping(format(source, undeclared), entities, shared(source, model), undeclared);
    }

    private static List<Identifier> shared(Source source, CanonicalModel model) {
        Set<Identifier> ofOthers = model.sources().stream()
                .filter(other -> !other.table().equals(source.table()))
                .flatMap(other -> other.produces().stream())
                .map(Source.Production::entity)
                .collect(Collectors.toSet());
        return source.produces().stream()
                .map(Source.Production::entity)
                .filter(ofOthers::contains)
                .toList();
    }

    private static ChangeFormat format(Source source, UndeclaredColumns undeclared) {
        return switch (source.format()) {
            case AUTO -> new AutoFormat(source, undeclared);
            case ROW -> new RowFormat(source, undeclared);
            case DEBEZIUM -> new ToolFormat(source, undeclared, new DebeziumEnvelope());
            case DMS -> new ToolFormat(source, undeclared, new DmsEnvelope());
            case GOLDENGATE -> new ToolFormat(source, undeclared, new GoldenGateEnvelope());
            case MAXWELL -> new ToolFormat(source, undeclared, new MaxwellEnvelope());
        };
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
        try {
            if (reading instanceof RawChange change) {
                return new Mapped(change, events(change, NO_END, rawRef, mapping.entities()));
            }
            if (reading instanceof KeyChange change) {
                return mapped(change, rawRef, mapping.entities());
            }
            if (reading instanceof Truncate truncate) {
                return truncated(truncate, rawRef, mapping);
            }
        } catch (RejectionException rejection) {
            return rejection.rejected();
        }
        return (Outcome) reading;
    }

    private static Outcome truncated(Truncate truncate, String rawRef, SourceMapping mapping) {
        if (!mapping.shared().isEmpty()) {
            return new Rejected(
                    RejectionReason.TRUNCATE,
                    "the table was truncated, and other sources produce " + mapping.shared()
                            + " too: rows do not tell which source they came from; delete the rows one by one");
        }
        EventContext context = EventContext.of(truncate, rawRef);
        return new Truncated(
                truncate,
                mapping.entities().stream()
                        .map(entity -> entity.event(truncate, context))
                        .toList());
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
