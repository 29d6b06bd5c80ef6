package dev.onramp.model.wide;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.Field;
import dev.onramp.model.Identifier;
import dev.onramp.model.Reference;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table that holds the rows of an entity's wide view: the entity, then depth first what it refers to, no entity twice on one way unless a reference has a depth; the
 * columns of all of them but the keys of joined ones, whose owners hold the same values. Columns have their whole path for a name, so that a
 * name depends on nothing but its path. The rules are in {@code docs/views.md}. Immutable.
 *
 * @param steps the driving entity first, each before what it refers to
 * @param columns those of the driving entity first
 */
public record WideTable(Entity entity, List<WideStep> steps, List<WideColumn> columns) {
    /** Follows the entity's name in that of the table. */
    public static final String SUFFIX = "_wide";

    private static final String BETWEEN = "__";
    /** Readers of the lake take longer names, but not all of them. */
    private static final int LONGEST = 200;

    private static final int DIGEST_BYTES = 4;

    public WideTable {
        Objects.requireNonNull(entity, "entity");
        steps = List.copyOf(steps);
        columns = List.copyOf(columns);
    }

    /** Those that the model wants to be kept, in the order of the entities. */
    public static List<WideTable> of(CanonicalModel model) {
        return model.entities().stream()
                .filter(Entity::materialised)
                .map(entity -> of(model, entity))
                .toList();
    }

    public static WideTable of(CanonicalModel model, Entity entity) {
        List<WideStep> steps = new ArrayList<>();
        steps.add(new WideStep(List.of(), entity, -1, Optional.empty()));
        follow(model, steps, 0, List.of(entity.name()), List.of());
        return new WideTable(entity, steps, columns(steps));
    }

    /** What the table is called. */
    public String name() {
        return entity.name() + SUFFIX;
    }

    /** Under which name the table's log keeps the version of an entity's table that its rows were taken from. */
    public static String versionOf(String entity) {
        return "onramp-materialised/" + entity;
    }

    /** A reference that led a way back into an entity. */
    private record Returned(Identifier entity, Identifier role) {}

    private static void follow(
            CanonicalModel model, List<WideStep> steps, int owner, List<Identifier> entered, List<Returned> returns) {
        WideStep from = steps.get(owner);
        for (Reference reference : from.entity().references()) {
            Returned returned = new Returned(from.entity().name(), reference.role());
            boolean returning = entered.contains(reference.target());
            if (returning && Collections.frequency(returns, returned) >= reference.depth()) {
                continue;
            }
            Entity target = model.entity(reference.target());
            steps.add(new WideStep(longer(from.way(), reference.role()), target, owner, Optional.of(reference)));
            follow(
                    model,
                    steps,
                    steps.size() - 1,
                    longer(entered, target.name()),
                    returning ? longer(returns, returned) : returns);
        }
    }

    private static <T> List<T> longer(List<T> list, T last) {
        return Stream.concat(list.stream(), Stream.of(last)).toList();
    }

    private static List<WideColumn> columns(List<WideStep> steps) {
        List<WideColumn> columns = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < steps.size(); i++) {
            WideStep step = steps.get(i);
            for (Field field : step.entity().fields()) {
                if (i == 0 || !step.entity().isKey(field.name())) {
                    String path = path(step, field, BETWEEN);
                    String name = path.length() <= LONGEST && !taken.contains(path)
                            ? path
                            : path.substring(0, Math.min(path.length(), LONGEST))
                                    + BETWEEN
                                    + digest(path(step, field, "."));
                    taken.add(name);
                    columns.add(new WideColumn(name, i, field));
                }
            }
        }
        return columns;
    }

    private static String path(WideStep step, Field field, String between) {
        return Stream.concat(step.way().stream(), Stream.of(field.name()))
                .map(Identifier::value)
                .collect(Collectors.joining(between));
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
