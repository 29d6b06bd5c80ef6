package dev.onramp.views.proof;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.Field;
import dev.onramp.model.FieldType;
import dev.onramp.model.FieldType.DecimalType;
import dev.onramp.model.FieldType.EnumType;
import dev.onramp.model.FieldType.Primitive;
import dev.onramp.model.Identifier;
import dev.onramp.model.Reference;
import dev.onramp.model.contract.Operation;
import dev.onramp.views.ViewRules;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Makes up changes that meet every branch of the rules: for each way of each view a chain of rows whose last step is met, missing and null;
 * every edge value and null of every field; rows that are changed, deleted, made again, truncated, and changed by a clock that went
 * back. The same model and seed give the same changes. Used once.
 */
final class ProofRows {
    private static final int LEAST_ROWS = 12;
    /** In fixed values: that the field is null. */
    private static final Object ABSENT = new Object();

    private static final Instant START = Instant.parse("2026-01-01T00:00:00.000500Z");

    private final CanonicalModel model;
    private final ViewRules rules;
    private final Random random;
    private final Map<Identifier, List<Change>> changes = new LinkedHashMap<>();
    private final Map<String, Integer> turns = new HashMap<>();
    private int fresh;
    private int clock;

    private ProofRows(CanonicalModel model, ViewRules rules, long seed) {
        this.model = model;
        this.rules = rules;
        this.random = new Random(seed);
    }

    static Changes of(CanonicalModel model, ViewRules rules, long seed) {
        var rows = new ProofRows(model, rules, seed);
        model.entities().forEach(rows::emptied);
        model.entities().forEach(rows::chains);
        model.entities().forEach(rows::families);
        model.entities().forEach(rows::lives);
        model.entities().forEach(rows::twins);
        model.entities().forEach(rows::edges);
        return new Changes(model, rows.changes);
    }

    /** What a truncate took: a row before it, one of its own sequence, and one that came to light behind it. */
    private void emptied(Entity entity) {
        record(entity, row(entity, Map.of()), Operation.CREATE);
        String late = sequence();
        String equal = sequence();
        history(entity).add(new Change(entity, Map.of(), Operation.TRUNCATE, equal, time()));
        history(entity).add(new Change(entity, row(entity, Map.of()), Operation.CREATE, equal, time()));
        history(entity).add(new Change(entity, row(entity, Map.of()), Operation.CREATE, late, time()));
    }

    /** For each way a chain of rows up to the owner of its last step, and there each of the branches. */
    private void chains(Entity root) {
        for (Way way : Way.from(model, rules, root)) {
            Map<String, Object> target = create(way.end(), Map.of());
            climb(way, link(way.last(), target));
            record(way.end(), row(way.end(), keyOf(way.end(), target)), Operation.UPDATE);
            climb(way, missing(way));
            if (way.mayBeNull()) {
                climb(way, null);
            }
            if (way.mayLeadElsewhere()) {
                Map<String, Object> link = new HashMap<>(link(way.last(), create(way.end(), Map.of())));
                elsewhere(way, link);
                climb(way, link);
            }
        }
    }

    /** For each reference a parent of two and a parent of one, whether the ways follow it or not. */
    private void families(Entity entity) {
        for (Reference reference : entity.references()) {
            for (int children = 1; children <= 2; children++) {
                Map<String, Object> parent = create(model.entity(reference.target()), Map.of());
                for (int child = 0; child < children; child++) {
                    create(entity, link(reference, parent));
                }
            }
        }
    }

    /** Makes the owner of the last step with these values of the link, then rows that lead to it, down to the driving entity. */
    private void climb(Way way, @org.jspecify.annotations.Nullable Map<String, Object> link) {
        Map<String, Object> row = link == null ? createWithout(way.owner(), way.last()) : create(way.owner(), link);
        for (int step = way.steps().size() - 2; step >= 0; step--) {
            row = create(way.entities().get(step), link(way.steps().get(step), row));
        }
    }

    /** Rows that change: an update, a delete, a delete and a new life, and an update whose time is before the one it replaces. */
    private void lives(Entity entity) {
        Map<String, Object> updated = create(entity, Map.of());
        record(entity, row(entity, keyOf(entity, updated)), Operation.UPDATE);
        Map<String, Object> deleted = create(entity, Map.of());
        record(entity, keyOf(entity, deleted), Operation.DELETE);
        Map<String, Object> again = create(entity, Map.of());
        record(entity, keyOf(entity, again), Operation.DELETE);
        record(entity, row(entity, keyOf(entity, again)), Operation.CREATE);
        Map<String, Object> back = create(entity, Map.of());
        String last = sequence();
        Instant before = time().minusSeconds(3600);
        history(entity).add(new Change(entity, row(entity, keyOf(entity, back)), Operation.UPDATE, sequence(), time()));
        history(entity)
                .add(new Change(entity, row(entity, keyOf(entity, back)), Operation.UPDATE, later(last), before));
    }

    /** Two rows that differ in their key alone, as far as it leads nowhere. */
    private void twins(Entity entity) {
        Map<String, Object> twin = new HashMap<>(create(entity, Map.of()));
        entity.key().forEach(field -> twin.remove(field.value()));
        entity.references().forEach(each -> each.fields().forEach(field -> twin.remove(field.value())));
        Map<String, Object> other = new HashMap<>(row(entity, twin));
        // What the first does not have, the second does not have either.
        other.keySet()
                .removeIf(name -> !twin.containsKey(name)
                        && entity.field(new Identifier(name)).optional()
                        && !isLink(entity, entity.field(new Identifier(name)))
                        && !entity.isKey(new Identifier(name)));
        record(entity, other, Operation.CREATE);
    }

    /** As many rows as the field with the most edges needs, and one with as many nulls as there can be. */
    private void edges(Entity entity) {
        int most = entity.fields().stream()
                .mapToInt(field -> Edges.of(entity, field).size())
                .max()
                .orElse(0);
        for (int i = 0; i < Math.max(LEAST_ROWS, most + 1); i++) {
            create(entity, Map.of());
        }
        Map<String, Object> bare = new HashMap<>(row(entity, Map.of()));
        entity.fields().stream()
                .filter(field -> field.optional() && !entity.isKey(field.name()))
                .forEach(field -> bare.remove(field.name().value()));
        record(entity, bare, Operation.READ);
    }

    private Map<String, Object> create(Entity entity, Map<String, Object> fixed) {
        Map<String, Object> row = row(entity, fixed);
        record(entity, row, Operation.CREATE);
        return row;
    }

    private Map<String, Object> createWithout(Entity entity, Reference reference) {
        Map<String, Object> row = new HashMap<>(row(entity, guard(reference)));
        reference.fields().stream()
                .filter(field -> entity.field(field).optional() && !entity.isKey(field))
                .forEach(field -> row.remove(field.value()));
        record(entity, row, Operation.CREATE);
        return row;
    }

    /** A whole row; what is not fixed is made up: links that lead nowhere, and edge values in turn. */
    private Map<String, Object> row(Entity entity, Map<String, Object> fixed) {
        Map<String, Object> row = new HashMap<>(fixed);
        row.values().removeIf(ABSENT::equals);
        for (Field field : entity.fields()) {
            String name = field.name().value();
            if (!fixed.containsKey(name)) {
                if (entity.isKey(field.name()) || isLink(entity, field)) {
                    row.put(name, unused(field.type()));
                } else {
                    put(row, entity, field);
                }
            }
        }
        return Map.copyOf(row);
    }

    private void put(Map<String, Object> row, Entity entity, Field field) {
        List<Object> edges = Edges.of(entity, field);
        int turn = turns.merge(entity.name() + "." + field.name(), 1, Integer::sum) - 1;
        int index = turn % (edges.size() + (field.optional() ? 1 : 0));
        if (index < edges.size()) {
            row.put(field.name().value(), edges.get(index));
        }
    }

    private static boolean isLink(Entity entity, Field field) {
        return entity.references().stream()
                .anyMatch(reference -> reference.fields().contains(field.name()));
    }

    private static Map<String, Object> link(Reference step, Map<String, Object> target) {
        Map<String, Object> link = new HashMap<>(guard(step));
        for (int i = 0; i < step.fields().size(); i++) {
            link.put(
                    step.fields().get(i).value(),
                    Objects.requireNonNull(target.get(step.targetFields().get(i).value())));
        }
        return link;
    }

    /** The value that says that a reference to several entities means this one. */
    private static Map<String, Object> guard(Reference step) {
        return step.guard()
                .map(guard -> Map.<String, Object>of(
                        guard.field().value(), guard.values().get(0)))
                .orElse(Map.of());
    }

    /** Makes the link, which leads to a row, mean another entity, or none. */
    private static void elsewhere(Way way, Map<String, Object> link) {
        Reference.Guard guard = way.last().guard().orElseThrow();
        Field field = way.owner().field(guard.field());
        ((EnumType) field.type())
                .values().stream()
                        .filter(value -> !guard.values().contains(value))
                        .findFirst()
                        .ifPresentOrElse(
                                value -> link.put(field.name().value(), value),
                                () -> link.put(field.name().value(), ABSENT));
    }

    private Map<String, Object> missing(Way way) {
        Map<String, Object> link = new HashMap<>(guard(way.last()));
        way.last()
                .fields()
                .forEach(field ->
                        link.put(field.value(), unused(way.owner().field(field).type())));
        return link;
    }

    private static Map<String, Object> keyOf(Entity entity, Map<String, Object> row) {
        Map<String, Object> key = new HashMap<>();
        entity.key().forEach(field -> key.put(field.value(), Objects.requireNonNull(row.get(field.value()))));
        return key;
    }

    /** A value that no row has yet, as far as the type has that many. */
    private Object unused(FieldType type) {
        int number = ++fresh;
        if (type instanceof DecimalType decimal) {
            return new BigDecimal(java.math.BigInteger.valueOf(number), decimal.scale());
        }
        if (type instanceof EnumType enumType) {
            return enumType.values().get(number % enumType.values().size());
        }
        return switch (type instanceof Primitive primitive ? primitive : Primitive.STRING) {
            case STRING -> "K" + number + (number % 3 == 0 ? "'" : "") + Integer.toHexString(random.nextInt(256));
            case BOOLEAN -> number % 2 == 0;
            case INT -> number;
            case LONG -> 9_000_000_000L + number;
            case DOUBLE -> (double) number;
            case DATE -> LocalDate.EPOCH.plusDays(number);
            case TIMESTAMP -> START.plusSeconds(number);
        };
    }

    private void record(Entity entity, Map<String, Object> values, Operation operation) {
        history(entity).add(new Change(entity, values, operation, sequence(), time()));
    }

    private List<Change> history(Entity entity) {
        return changes.computeIfAbsent(entity.name(), name -> new ArrayList<>());
    }

    private String sequence() {
        return String.format(Locale.ROOT, "%019d-%019d", ++clock, 0);
    }

    private static String later(String sequence) {
        return String.format(Locale.ROOT, "%019d-%019d", Long.parseLong(sequence.substring(0, 19)) + 1, 1);
    }

    private Instant time() {
        return START.plusSeconds(60L * clock);
    }
}
