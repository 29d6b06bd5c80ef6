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
import org.jspecify.annotations.Nullable;

/**
 * What stands in the dead-letter topics. A dead letter is open until a record behind it says that its change was replayed. For one thread while
 * it is filled.
 */
public final class DeadLetters {
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
     * @param errorId empty where the headers do not say it
     * @param value null for a record without value
     */
    public void accept(Coordinate origin, String errorId, byte @Nullable [] value) {
        open.putIfAbsent(origin, errorId);
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

    /** Where the records stand that were rejected, and mapped later than their neighbours. */
    public Set<Coordinate> replayed() {
        return Set.copyOf(replayed);
    }

    /** {@link #coordinates} with the error id of the first dead letter of each. */
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
