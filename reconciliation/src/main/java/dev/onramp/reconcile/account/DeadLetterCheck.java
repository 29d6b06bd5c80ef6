package dev.onramp.reconcile.account;

import dev.onramp.reconcile.fold.Coordinate;
import dev.onramp.reconcile.fold.FoldedRecord;
import dev.onramp.reconcile.fold.Reading;
import dev.onramp.reconcile.report.Check;
import dev.onramp.reconcile.report.Difference;
import dev.onramp.reconcile.report.Difference.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whether exactly those records stand in the dead-letter topics that the fold rejects too. */
public final class DeadLetterCheck {
    private DeadLetterCheck() {}

    /**
     * @param records before the cut
     * @param found coordinates before the cut that dead letters name
     * @param problems dead letters that cannot be read, as sentences
     */
    public static Check of(List<FoldedRecord> records, Set<Coordinate> found, List<String> problems, int shown) {
        Map<Coordinate, String> rejected = new HashMap<>();
        for (FoldedRecord each : records) {
            if (each.reading() instanceof Reading.Rejected why) {
                rejected.put(each.at(), why.reason());
            }
        }
        List<Difference> differences = new ArrayList<>();
        problems.forEach(each -> differences.add(new Difference(Kind.DIFFERENT, each, "", "", "")));
        Set<Coordinate> missing = new TreeSet<>(rejected.keySet());
        missing.removeAll(found);
        missing.forEach(each -> differences.add(
                new Difference(Kind.MISSING, each.toString(), "", "a dead letter, for " + rejected.get(each), "")));
        Set<Coordinate> extra = new TreeSet<>(found);
        extra.removeAll(rejected.keySet());
        extra.forEach(each -> differences.add(new Difference(
                Kind.EXTRA,
                each.toString(),
                "",
                "",
                "a dead letter of a record that can be mapped (onramp dlq replay)")));
        return new Check(
                "dead letters",
                rejected.size(),
                found.size(),
                missing.size(),
                extra.size(),
                problems.size(),
                differences.subList(0, Math.min(shown, differences.size())),
                notes(records));
    }

    private static List<String> notes(List<FoldedRecord> records) {
        List<String> notes = new ArrayList<>();
        note(records, Reading.Rejected.FOR_HIDDEN_VALUE, "a value that the archive hides", notes);
        note(records, Reading.Rejected.UNFORESEEN, "the size of an event or a bug (ONR-T131, ONR-T132)", notes);
        return notes;
    }

    private static void note(List<FoldedRecord> records, Reading.Rejected why, String text, List<String> notes) {
        long trusted =
                records.stream().filter(each -> each.reading().equals(why)).count();
        if (trusted > 0) {
            notes.add(trusted + " were rejected for " + text + ", which is taken on trust");
        }
    }
}
