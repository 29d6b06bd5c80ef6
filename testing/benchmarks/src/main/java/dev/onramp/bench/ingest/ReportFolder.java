package dev.onramp.bench.ingest;

import dev.onramp.bench.BenchErrors;
import dev.onramp.bench.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A report with its plots as files. */
final class ReportFolder {
    private ReportFolder() {}

    /** @throws dev.onramp.config.OnrampException ONR-B006 when the folder cannot be written to */
    static void write(Path folder, IngestReport report, String text, String data) {
        StringBuilder whole = new StringBuilder(text).append("\n## Plots\n\n");
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, BarChart> each : charts(report).entrySet()) {
                Files.writeString(
                        folder.resolve(each.getKey() + ".svg"), each.getValue().svg());
                whole.append("![")
                        .append(each.getKey())
                        .append("](")
                        .append(each.getKey())
                        .append(".svg)\n");
            }
            Files.writeString(folder.resolve("report.md"), whole);
            Files.writeString(folder.resolve("report.json"), data);
        } catch (IOException e) {
            throw BenchErrors.badReport(folder, e);
        }
    }

    private static Map<String, BarChart> charts(IngestReport report) {
        Map<String, BarChart> charts = new LinkedHashMap<>();
        BarChart throughput = new BarChart("Rows per CPU second (more is better)");
        for (Peer peer : report.plan().peers().stream().sorted().toList()) {
            report.throughput()
                    .spread(peer.text(), Sample::rowsPerCpuSecond)
                    .ifPresent(found -> throughput.bar(peer.text(), found.median(), number("%,.0f", found.median())));
        }
        BarChart freshness = new BarChart("Seconds from event to readable, p99 (less is better)");
        report.freshness().stream()
                .filter(Freshness.Result::isValid)
                .forEach(each -> freshness.bar(each.peer().text(), each.p99(), number("%.2f", each.p99())));
        BarChart sizes = new BarChart("CPU seconds of a batch of 10,000, by rows of the table (less is better)");
        report.sizes()
                .forEach(each -> sizes.bar(
                        each.peer().text() + ", " + number("%,d", each.tableRows()),
                        each.cpuSeconds(),
                        number("%.2f", each.cpuSeconds())));
        if (!report.throughput().samples().isEmpty()) {
            charts.put("throughput", throughput);
        }
        if (!report.freshness().isEmpty()) {
            charts.put("freshness", freshness);
        }
        if (!report.sizes().isEmpty()) {
            charts.put("sizes", sizes);
        }
        return charts;
    }

    private static String number(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }
}
