package dev.onramp.console;

import dev.onramp.generator.GeneratorResult;
import dev.onramp.local.StackStatus;
import dev.onramp.reconcile.report.PartitionAccount;
import dev.onramp.reconcile.report.VerificationReport;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a demo did.
 *
 * @param secondsToFirstRow from the first change to the first row of a view; empty without Trino
 * @param total from the start of the process to the end of the proof
 * @param rows some rows of {@code shownView} as a table
 */
record DemoResult(
        GeneratorResult generated,
        VerificationReport report,
        OptionalDouble secondsToFirstRow,
        Duration total,
        long peakRssMib,
        StackStatus status,
        String shownView,
        String rows) {

    Map<String, Object> asMap() {
        Map<String, Object> endpoints = new LinkedHashMap<>();
        status.services().stream()
                .filter(each -> !each.connection().isEmpty())
                .forEach(each -> endpoints.put(each.service().text(), each.connection()));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("changes", generated.changes());
        map.put(
                "applied",
                report.accounts().stream().mapToLong(PartitionAccount::applied).sum());
        map.put(
                "superseded",
                report.accounts().stream()
                        .mapToLong(PartitionAccount::superseded)
                        .sum());
        map.put(
                "duplicate",
                report.accounts().stream()
                        .mapToLong(PartitionAccount::duplicate)
                        .sum());
        map.put(
                "dead_lettered",
                report.accounts().stream()
                        .mapToLong(PartitionAccount::deadLettered)
                        .sum());
        map.put(
                "skipped",
                report.accounts().stream().mapToLong(PartitionAccount::skipped).sum());
        map.put("verified", report.verified());
        map.put("verdict", report.verdict().name().toLowerCase(Locale.ROOT));
        map.put("seconds_to_first_row", secondsToFirstRow.isPresent() ? secondsToFirstRow.getAsDouble() : null);
        map.put("seconds_total", total.toMillis() / 1000.0);
        map.put("peak_rss_mib", peakRssMib);
        map.put("endpoints", endpoints);
        return map;
    }

    String text() {
        StringBuilder text = new StringBuilder("\n").append(report.text());
        if (!rows.isEmpty()) {
            text.append("\nSome rows of ").append(shownView).append(":\n").append(rows);
        }
        text.append(String.format(
                Locale.ROOT,
                "%n%d changes in %.1f s; memory of all processes at most %d MiB%n",
                generated.changes(),
                total.toMillis() / 1000.0,
                peakRssMib));
        text.append("\nWhat to try next:\n");
        text.append("  ./onramp status                                   every endpoint with what a client needs\n");
        if (!rows.isEmpty()) {
            text.append("  ./onramp sql \"SELECT * FROM ").append(shownView).append(" LIMIT 5\"\n");
        }
        text.append("  ./onramp generate --changes 5000 --seed 7         more changes\n");
        text.append("  ./onramp verify                                   the proof again\n");
        status.services()
                .forEach(each -> each.connection().entrySet().stream()
                        .limit(1)
                        .forEach(first -> text.append(
                                String.format("  %-10s %s%n", each.service().text(), first.getValue()))));
        return text.toString();
    }
}
