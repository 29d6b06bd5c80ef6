package dev.onramp.reconcile.report;

import java.util.Locale;

/** Writes a report for a terminal. */
final class ReportText {
    private ReportText() {}

    static String of(VerificationReport report) {
        StringBuilder text = new StringBuilder();
        if (!report.checks().isEmpty()) {
            text.append(checks(report)).append('\n');
        }
        for (Check check : report.checks()) {
            check.shown()
                    .forEach(each -> text.append(check.name())
                            .append(": ")
                            .append(each.text())
                            .append('\n'));
            long more = check.missing()
                    + check.extra()
                    + check.different()
                    - check.shown().size();
            if (more > 0) {
                text.append(check.name()).append(": ").append(more).append(" more\n");
            }
            check.notes()
                    .forEach(each -> text.append(check.name())
                            .append(": note: ")
                            .append(each)
                            .append('\n'));
        }
        if (!report.accounts().isEmpty()) {
            text.append(text.toString().endsWith("\n\n") ? "" : "\n")
                    .append(accounts(report))
                    .append('\n');
        }
        report.skipped().forEach(each -> text.append("left out: ").append(each).append('\n'));
        return text.append(verdict(report)).append('\n').toString();
    }

    private static String checks(VerificationReport report) {
        TextTable table = new TextTable("check", "expected", "actual", "missing", "extra", "different", "");
        for (Check each : report.checks()) {
            table.add(
                    each.name(),
                    each.expected(),
                    each.actual(),
                    each.missing(),
                    each.extra(),
                    each.different(),
                    each.holds() ? "ok" : "DIFFERS");
        }
        return table.text();
    }

    private static String accounts(VerificationReport report) {
        TextTable table = new TextTable(
                "partition",
                "input",
                "applied",
                "superseded",
                "duplicate",
                "dead-lettered",
                "skipped",
                "unexplained",
                "");
        for (PartitionAccount each : report.accounts()) {
            table.add(
                    each.topic() + "-" + each.partition(),
                    each.input(),
                    each.applied(),
                    each.superseded(),
                    each.duplicate(),
                    each.deadLettered(),
                    each.skipped(),
                    each.unexplained(),
                    each.balances() ? "ok" : "DIFFERS");
        }
        return table.text();
    }

    private static String verdict(VerificationReport report) {
        String seconds = String.format(Locale.ROOT, " (%.1f s)", report.took().toMillis() / 1000.0);
        if (report.verdict() == Verdict.NOT_CAUGHT_UP) {
            return "not caught up: " + report.lag().total() + " records before the consumers ("
                    + report.lag().text() + ")" + seconds;
        }
        return report.verdict().text() + seconds;
    }
}
