package dev.onramp.reconcile.ledger;

import dev.onramp.reconcile.fold.Coordinate;
import dev.onramp.reconcile.fold.FoldedRecord;
import dev.onramp.reconcile.fold.Reading;
import dev.onramp.reconcile.report.Check;
import dev.onramp.reconcile.report.Difference;
import dev.onramp.reconcile.report.Difference.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether what became of each record of the generator is what its ledger says. Records are found by their dataid; rows that others write too are
 * not judged, since the ledger does not know the others' changes. Used by one thread, once.
 */
public final class LedgerCheck {
    private static final Pattern DATAID = Pattern.compile("generator-([1-9][0-9]{0,17})");

    private final Map<Long, Expectation> expectations;
    private final Map<Coordinate, String> deadLetters;
    private final Set<Coordinate> unexplained;
    private final int shown;
    private final List<Difference> differences = new ArrayList<>();
    private long missing;
    private long different;

    /**
     * @param deadLetters what stands in the dead-letter topics, with the error ids
     * @param unexplained records for which the evidence is not in the stores
     */
    public LedgerCheck(LedgerFile ledger, Map<Coordinate, String> deadLetters, Set<Coordinate> unexplained, int shown) {
        this.expectations = new TreeMap<>(ledger.expectations());
        this.deadLetters = Map.copyOf(deadLetters);
        this.unexplained = Set.copyOf(unexplained);
        this.shown = shown;
    }

    /** @param records before the cut, ordered by coordinates */
    public Check of(List<FoldedRecord> records) {
        Map<Long, List<FoldedRecord>> found = new HashMap<>();
        Set<String> others = new HashSet<>();
        for (FoldedRecord each : records) {
            Matcher id = DATAID.matcher(each.dataid());
            if (id.matches()) {
                found.computeIfAbsent(Long.valueOf(id.group(1)), key -> new ArrayList<>(1))
                        .add(each);
            } else if (each.reading() instanceof Reading.Mapped mapped) {
                mapped.sourceKeys().forEach(key -> others.add(row(each.at().topic(), key.text())));
            }
        }
        long sent = 0;
        long arrived = 0;
        long again = 0;
        long left = 0;
        for (Map.Entry<Long, Expectation> each : expectations.entrySet()) {
            Expectation expected = each.getValue();
            List<FoldedRecord> here = found.getOrDefault(each.getKey(), List.of());
            sent += expected.outcomes().size();
            arrived += Math.min(here.size(), expected.outcomes().size());
            again += Math.max(0, here.size() - expected.outcomes().size());
            boolean foreign = others.contains(row(expected.topic(), expected.key()));
            left += foreign ? 1 : 0;
            judge(expected, here, foreign);
        }
        return new Check("ledger", sent, arrived, missing, 0, different, differences, notes(again, left));
    }

    private void judge(Expectation expected, List<FoldedRecord> here, boolean foreign) {
        for (int i = 0; i < Math.max(here.size(), expected.outcomes().size()); i++) {
            if (i >= here.size()) {
                missing++;
                show(new Difference(
                        Kind.MISSING,
                        expected.place() + ", record of " + expected.topic() + " " + expected.key(),
                        "",
                        expected.outcome(i),
                        ""));
                continue;
            }
            String actual = outcome(here.get(i));
            boolean replay = i >= expected.outcomes().size() && expected.dies();
            if (!foreign && !replay && !actual.equals(expected.outcome(i))) {
                different++;
                show(new Difference(
                        Kind.DIFFERENT, here.get(i).at().toString(), expected.place(), expected.outcome(i), actual));
            }
        }
    }

    private String outcome(FoldedRecord record) {
        String id = deadLetters.get(record.at());
        if (id != null) {
            return Expectation.DEAD_LETTERED + (id.isEmpty() ? "" : " " + id);
        }
        return unexplained.contains(record.at())
                ? "unexplained"
                : record.recordClass().name().toLowerCase(Locale.ROOT);
    }

    private void show(Difference difference) {
        if (differences.size() < shown) {
            differences.add(difference);
        }
    }

    private static List<String> notes(long again, long left) {
        List<String> notes = new ArrayList<>();
        if (again > 0) {
            notes.add(again + " records arrived once more than the ledger says: sent again after a break, or replayed");
        }
        if (left > 0) {
            notes.add("the outcome of " + left + " changes was not judged: others write the same rows");
        }
        return notes;
    }

    private static String row(String topic, String key) {
        return topic + " " + key;
    }
}
