package dev.onramp.bench.ingest;

import dev.onramp.bench.Rounds;
import dev.onramp.bench.Sample;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

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
        Stream.concat(report.throughput().voids().stream(), report.tables().voids().stream())
                .forEach(sample -> line(
                        "\nVOID: round %d, %s: %s",
                        sample.round(), sample.contestant(), sample.flaw().orElseThrow()));
        targets();
        if (!report.throughput().samples().isEmpty()) {
            throughput();
        }
        if (!report.freshness().isEmpty()) {
            freshness();
        }
        if (!report.sizes().isEmpty()) {
            sizes();
        }
        if (!report.tables().samples().isEmpty()) {
            tables();
        }
        if (!report.postgres().isEmpty()) {
            postgres();
        }
        return out.toString();
    }

    private void targets() {
        line("\n| target | wanted | measured | |\n|---|---|---|---|");
        for (Target each : report.targets()) {
            String verdict = each.verdict();
            line(
                    "| %s | %s %s | %s | %s |",
                    each.what(),
                    each.bound(),
                    each.wanted(),
                    each.measuredText(),
                    verdict.equals("NOT REACHED") ? "**NOT REACHED**" : verdict);
        }
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
        line("\n"
                + "| contestant | S3 reads | S3 writes | MB written | MB read | visible after, s | full scan,"
                + " times compacted |");
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
                    scanned(each).isEmpty() ? "not timed" : figure(each, Throughput::scanRatio, 2),
                    settled(each));
        }
    }

    private List<Sample> scanned(Peer peer) {
        return report.throughput().of(peer.text()).stream()
                .filter(sample -> sample.part(Throughput.COMPACT_SCAN) > 0)
                .toList();
    }

    /** A scan as the run left the tables is what settles: nobody works on them any more. */
    private String settled(Peer peer) {
        List<Sample> scanned = scanned(peer);
        long settled = scanned.stream()
                .filter(sample -> Throughput.scanRatio(sample) <= Throughput.SETTLED)
                .count();
        return scanned.isEmpty()
                ? "not timed"
                : settled == scanned.size() ? "when visible" : settled + " of " + scanned.size() + " when visible";
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
            report.sizeExponent(peer).ifPresent(found -> line("\n%s: CPU grows with rows^%.2f", peer.text(), found));
        }
    }

    private void freshness() {
        line("\n## Freshness\n");
        line("| contestant | events/s | p50, s | p95, s | p99, s | |\n|---|---|---|---|---|---|");
        for (Freshness.Result each : report.freshness()) {
            line(
                    "| %s | %,.0f | %.2f | %.2f | %.2f | %s |",
                    each.peer().text(),
                    each.eventsPerSecond(),
                    each.p50(),
                    each.p95(),
                    each.p99(),
                    each.isValid() ? "" : "VOID: " + each.flaw());
        }
    }

    private void tables() {
        line("\n## Few tables and many, %,d events in all\n", report.plan().tableEvents());
        line("| | CPU s | s | S3 requests |\n|---|---|---|---|");
        for (String each : List.of(IngestReport.FEW_TABLES, IngestReport.MANY_TABLES)) {
            line(
                    "| %s | %s | %s | %s |",
                    each,
                    figure(report.tables(), each, Sample::cpuSeconds, 1),
                    figure(report.tables(), each, Sample::wallSeconds, 1),
                    figure(
                            report.tables(),
                            each,
                            sample -> sample.count(Throughput.READS) + sample.count(Throughput.WRITES),
                            0));
        }
    }

    private void postgres() {
        line("\n## PostgreSQL\n");
        line("| | rows/s | client, CPU s | server, CPU s | |\n|---|---|---|---|---|");
        for (PostgresRun.Result each : report.postgres()) {
            line(
                    "| %s | %,.0f | %.1f | %.1f | %s |",
                    each.name(),
                    each.rowsPerSecond(),
                    each.clientCpu(),
                    each.serverCpu(),
                    each.flaw().isEmpty() ? "" : "VOID: " + each.flaw());
        }
    }

    private static String figure(Rounds rounds, String contestant, ToDoubleFunction<Sample> figure, int decimals) {
        return rounds.spread(contestant, figure)
                .map(found -> found.text(decimals))
                .orElse("void");
    }

    private String figure(Peer peer, ToDoubleFunction<Sample> figure, int decimals) {
        return figure(report.throughput(), peer.text(), figure, decimals);
    }

    private void line(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
