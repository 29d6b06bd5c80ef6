package dev.onramp.bench.ingest;

import dev.onramp.bench.Sample;
import dev.onramp.bench.Spread;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Words a report as Markdown, medians with the least and the most in brackets. */
final class IngestMarkdown {
    private final IngestReport report;
    private final StringBuilder out = new StringBuilder();

    private IngestMarkdown(IngestReport report) {
        this.report = report;
    }

    static String of(IngestReport report) {
        return new IngestMarkdown(report).text();
    }

    private String text() {
        IngestPlan plan = report.plan();
        line(
                "# Ingest\n\n%,d events, %,d keys, seed %d; %d rounds; heap %s, options `%s`; at most %,d events in a"
                        + " micro-batch; median (least to most)",
                plan.events(),
                plan.keys(),
                plan.seed(),
                plan.rounds(),
                plan.heap(),
                String.join(" ", plan.jvmOptions()),
                plan.batchEvents());
        report.notRun().forEach(why -> line("\nNOT RUN: %s", why));
        report.throughput()
                .voids()
                .forEach(sample -> line(
                        "\nVOID: round %d, %s: %s",
                        sample.round(), sample.contestant(), sample.flaw().orElseThrow()));
        targets();
        if (!report.throughput().samples().isEmpty()) {
            throughput();
        }
        if (!report.sizes().isEmpty()) {
            sizes();
        }
        return out.toString();
    }

    private void targets() {
        line("\n| target | wanted | measured | |\n|---|---|---|---|");
        target(
                "rows per CPU second, times plain Spark",
                5,
                true,
                report.times(Peer.PLAIN_SPARK).map(Spread::median));
        target(
                "rows per CPU second, times Paimon on Flink",
                1,
                true,
                report.times(Peer.PAIMON).map(Spread::median));
        target("exponent of the table's size", 0.2, false, report.sizeExponent(Peer.ONRAMP));
    }

    private void target(String what, double wanted, boolean atLeast, Optional<Double> measured) {
        String verdict = measured.map(found -> (atLeast ? found >= wanted : found <= wanted) ? "reached" : "**NOT REACHED**")
                .orElse("not measured");
        line(
                "| %s | %s %s | %s | %s |",
                what,
                atLeast ? "at least" : "at most",
                wanted,
                measured.map(found -> String.format(Locale.ROOT, "%.2f", found)).orElse("-"),
                verdict);
    }

    private void throughput() {
        line("\n## Throughput\n");
        line("| contestant | rows per CPU second | CPU us per row | rows/s | start, CPU s | peak memory, MiB |");
        line("|---|---|---|---|---|---|");
        for (Peer each : report.plan().peers().stream().sorted().toList()) {
            line(
                    "| %s | %s | %s | %s | %s | %s |",
                    each.text(),
                    figure(each, Sample::rowsPerCpuSecond, 0),
                    figure(each, sample -> 1e6 / sample.rowsPerCpuSecond(), 1),
                    figure(each, Sample::rowsPerSecond, 0),
                    figure(each, sample -> sample.part(Throughput.START), 1),
                    figure(each, sample -> sample.count(Throughput.RSS), 0));
        }
        line("\n| contestant | S3 reads | S3 writes | MB written | MB read | visible after, s | full scan, times compacted |");
        line("|---|---|---|---|---|---|---|");
        for (Peer each : report.plan().peers().stream().sorted().toList()) {
            line(
                    "| %s | %s | %s | %s | %s | %s | %s |",
                    each.text(),
                    figure(each, sample -> sample.count(Throughput.READS), 0),
                    figure(each, sample -> sample.count(Throughput.WRITES), 0),
                    figure(each, sample -> sample.count(Throughput.BYTES_UP) / 1e6, 1),
                    figure(each, sample -> sample.count(Throughput.BYTES_DOWN) / 1e6, 1),
                    figure(each, sample -> sample.part(Throughput.VISIBLE), 1),
                    figure(
                            each,
                            sample -> sample.part(Throughput.SCAN) / sample.part(Throughput.COMPACT_SCAN),
                            2));
        }
    }

    private void sizes() {
        line("\n## A batch of %,d changes, by the size of the table\n", SizeLaw.BATCH);
        line("| contestant | rows of the table | CPU s | s | MB written | MB read | S3 requests |");
        line("|---|---|---|---|---|---|---|");
        for (SizeLaw.Point each : report.sizes()) {
            line(
                    "| %s | %,d | %.2f | %.2f | %.1f | %.1f | %.0f |",
                    each.peer().text(),
                    each.tableRows(),
                    each.cpuSeconds(),
                    each.wallSeconds(),
                    each.bytesUp() / 1e6,
                    each.bytesDown() / 1e6,
                    each.requests());
        }
        for (Peer peer : report.plan().peers().stream().sorted().toList()) {
            report.sizeExponent(peer)
                    .ifPresent(found -> line("\n%s: CPU grows with rows^%.2f", peer.text(), found));
        }
    }

    private String figure(Peer peer, ToDoubleFunction<Sample> figure, int decimals) {
        return report.throughput()
                .spread(peer.text(), figure)
                .map(found -> found.text(decimals))
                .orElse("void");
    }

    private void line(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
