package dev.onramp.reconcile.compare;

import dev.onramp.model.contract.LineageColumns;
import dev.onramp.reconcile.fold.PackedRow;
import dev.onramp.reconcile.report.Check;
import dev.onramp.reconcile.report.Difference;
import dev.onramp.reconcile.report.Difference.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One table against its expected rows. Holds the first {@value #REMEMBERED} findings, so that rows which changed after the cut can be taken
 * out afterwards, and counts the others. For one thread.
 */
public final class Comparison {
    private static final int REMEMBERED = 5_000;

    private final String name;
    private final ExpectedRows expected;
    private final BitSet seen = new BitSet();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Kind, Long> unremembered = new EnumMap<>(Kind.class);
    private final List<String> shapeProblems = new ArrayList<>();
    private final int version;
    private long expectedCount;
    private long actualCount;
    private long ofEarlierVersions;

    /** @param name what the check is called */
    public Comparison(String name, ExpectedRows expected) {
        this.name = name;
        this.expected = expected;
        this.version = expected.columns().stream().map(Column::name).toList().indexOf(LineageColumns.MAPPING_VERSION);
    }

    /**
     * Reads the scan to its end.
     *
     * @param also sees every stored row too
     */
    public void run(RowScan scan, Consumer<List<@Nullable String>> also) {
        shapeProblems.addAll(scan.problems());
        scan.forEach(row -> {
            actualCount++;
            also.accept(row);
            compare(row);
        });
        expected.all().forEach(each -> {
            expectedCount++;
            if (!seen.get(each.ordinal())) {
                missing(each);
            }
        });
    }

    /**
     * The outcome.
     *
     * @param moving rows that changed while the store was read; what they decide is not judged
     * @param shown how many differences to show
     */
    public Check check(Set<EntityKey> moving, int shown) {
        Map<Kind, Long> counts = new EnumMap<>(unremembered);
        List<Difference> first = new ArrayList<>();
        shapeProblems.forEach(each -> first.add(new Difference(Kind.DIFFERENT, each, "", "", "")));
        long left = 0;
        for (Finding each : findings) {
            if (each.involved().stream().anyMatch(row -> row.isAmong(moving))) {
                left++;
                continue;
            }
            counts.merge(each.kind(), 1L, Long::sum);
            if (first.size() < shown) {
                first.addAll(each.differences());
            }
        }
        List<String> notes = new ArrayList<>();
        if (left > 0) {
            notes.add(left + " rows changed while they were read and are not judged; verify again when it is quiet");
        }
        if (ofEarlierVersions > 0) {
            notes.add(ofEarlierVersions
                    + " rows were mapped by an earlier version of their mapping, with the same outcome");
        }
        return new Check(
                name,
                expectedCount,
                actualCount,
                counts.getOrDefault(Kind.MISSING, 0L),
                counts.getOrDefault(Kind.EXTRA, 0L),
                counts.getOrDefault(Kind.DIFFERENT, 0L) + shapeProblems.size(),
                first,
                notes);
    }

    private void compare(List<@Nullable String> row) {
        ExpectedRow match = expected.find(row).orElse(null);
        if (match == null) {
            found(Kind.EXTRA, row, new Difference(Kind.EXTRA, expected.label(row), "", "", shown(row)));
        } else if (seen.get(match.ordinal())) {
            found(Kind.EXTRA, row, new Difference(Kind.EXTRA, match.label() + " (a second time)", "", "", shown(row)));
        } else {
            seen.set(match.ordinal());
            PackedRow packed = PackedRow.of(row);
            if (match.accepted().contains(packed)) {
                return;
            }
            if (isOfEarlierVersion(match, row)) {
                ofEarlierVersions++;
            } else {
                different(match, row);
            }
        }
    }

    /** Whether the row is as expected but for the version of the mapping, which has been counted up since. */
    private boolean isOfEarlierVersion(ExpectedRow match, List<@Nullable String> row) {
        if (version < 0) {
            return false;
        }
        return match.accepted().stream().map(PackedRow::cells).anyMatch(wanted -> {
            List<@Nullable String> now = new ArrayList<>(row);
            now.set(version, wanted.get(version));
            return isBefore(row.get(version), wanted.get(version)) && wanted.equals(now);
        });
    }

    private static boolean isBefore(@Nullable String earlier, @Nullable String later) {
        try {
            return earlier != null
                    && later != null
                    && Integer.parseInt(earlier) >= 1
                    && Integer.parseInt(earlier) < Integer.parseInt(later);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private void different(ExpectedRow match, List<@Nullable String> row) {
        List<@Nullable String> wanted = match.accepted().get(0).cells();
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            if (!java.util.Objects.equals(wanted.get(i), row.get(i))) {
                String column = expected.columns().get(i).name();
                differences.add(new Difference(
                        Kind.DIFFERENT, match.label(), column, quoted(wanted.get(i)), quoted(row.get(i))));
            }
        }
        remember(new Finding(Kind.DIFFERENT, expected.involved(wanted), differences));
    }

    private void missing(ExpectedRow row) {
        List<@Nullable String> cells = row.accepted().get(0).cells();
        remember(new Finding(
                Kind.MISSING,
                expected.involved(cells),
                List.of(new Difference(Kind.MISSING, row.label(), "", shown(cells), ""))));
    }

    private void found(Kind kind, List<@Nullable String> row, Difference difference) {
        remember(new Finding(kind, expected.involved(row), List.of(difference)));
    }

    private void remember(Finding finding) {
        if (findings.size() < REMEMBERED) {
            findings.add(finding);
        } else {
            unremembered.merge(finding.kind(), 1L, Long::sum);
        }
    }

    private static String quoted(@Nullable String cell) {
        return cell == null ? "null" : "'" + cell + "'";
    }

    private String shown(List<@Nullable String> cells) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i) != null) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append(expected.columns().get(i).name())
                        .append('=')
                        .append(cells.get(i));
            }
        }
        return text.toString();
    }
}
