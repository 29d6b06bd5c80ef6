package dev.onramp.reconcile.archive;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Source;
import dev.onramp.reconcile.fold.Coordinate;
import dev.onramp.reconcile.fold.SecretColumns;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the dead-letter topics. A dead letter is open until a record behind it says that its change was replayed. For one thread while
 * it is filled.
 */
public final class DeadLetters {
    /** An event too large for a broker, and a bug of the mapping ({@code docs/errors.md}): the change itself does not show them. */
    private static final Set<String> UNFORESEEABLE = Set.of("ONR-T131", "ONR-T132");

    private final Map<String, SecretColumns> secrets = new HashMap<>();
    private final Map<Coordinate, String> open = new HashMap<>();
    private final Set<Coordinate> replayed = new HashSet<>();
    private final Set<Coordinate> shownSecrets = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    public DeadLetters(CanonicalModel model) {
        for (Source source : model.sources()) {
            secrets.put(source.table().value(), new SecretColumns(source));
        }
    }

    /**
     * @param origin where the rejected record stands, as the dead letter's headers say
     * @param errorId what is wrong with it, as the dead letter's headers say; empty when they do not
     * @param value null for a record without value
     */
    public void accept(Coordinate origin, String errorId, byte @Nullable [] value) {
        open.put(origin, errorId);
        SecretColumns columns = secrets.get(origin.topic());
        if (columns != null && value != null && columns.areShownBy(new String(value, StandardCharsets.UTF_8))) {
            shownSecrets.add(origin);
        }
    }

    /** A record that says of the dead letters before it that their change was replayed. */
    public void acceptReplayed(Coordinate origin) {
        open.remove(origin);
        replayed.add(origin);
    }

    /** A dead letter whose headers do not say where it comes from. */
    public void acceptUnreadable(String where, String why) {
        problems.add("the dead letter " + where + " " + why);
    }

    /** Where the rejected records stand that were not replayed, each once. */
    public Set<Coordinate> coordinates() {
        return Set.copyOf(open.keySet());
    }

    /** Those of the {@link #coordinates()} whose records were rejected for what no reader of the change can know. */
    public Set<Coordinate> unforeseeable() {
        return open.entrySet().stream()
                .filter(each -> UNFORESEEABLE.contains(each.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Where the records stand that were rejected, and mapped later than their neighbours. */
    public Set<Coordinate> replayed() {
        return Set.copyOf(replayed);
    }

    /** {@link #coordinates} with the error id of the last dead letter of each. */
    public Map<Coordinate, String> errorIds() {
        return Map.copyOf(open);
    }

    public Set<Coordinate> shownSecrets() {
        return Set.copyOf(shownSecrets);
    }

    public List<String> problems() {
        return List.copyOf(problems);
    }
}
