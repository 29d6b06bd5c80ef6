package dev.onramp.reconcile.report;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The outcome of one verification. Immutable.
 *
 * @param checks empty when the pipeline had not caught up
 * @param accounts one per partition of a raw topic, ordered
 * @param lag what was left to do when the comparison began, or when waiting for it ended
 * @param skipped parts that the caller left out
 * @param took wall-clock time
 */
public record VerificationReport(
        Verdict verdict,
        List<Check> checks,
        List<PartitionAccount> accounts,
        PipelineLag lag,
        List<String> skipped,
        Duration took) {
    public VerificationReport {
        Objects.requireNonNull(verdict, "verdict");
        checks = List.copyOf(checks);
        accounts = List.copyOf(accounts);
        Objects.requireNonNull(lag, "lag");
        skipped = List.copyOf(skipped);
        Objects.requireNonNull(took, "took");
    }

    /** Whether everything that was looked at agrees. */
    public boolean verified() {
        return verdict == Verdict.AGREES;
    }

    /** A table for a terminal: the checks, the first differences, the account of every partition, the verdict. Ends with a line break. */
    public String text() {
        return ReportText.of(this);
    }

    /** For JSON: strings, numbers, booleans, lists and maps only, in a stable order. */
    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("verdict", verdict.name().toLowerCase(java.util.Locale.ROOT));
        map.put("verified", verified());
        map.put("seconds", took.toMillis() / 1000.0);
        map.put("checks", checks.stream().map(Check::asMap).toList());
        map.put("partitions", accounts.stream().map(PartitionAccount::asMap).toList());
        map.put("lag", lag.asMaps());
        map.put("skipped", skipped);
        return map;
    }
}
