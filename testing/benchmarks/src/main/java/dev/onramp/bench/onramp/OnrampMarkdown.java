package dev.onramp.bench.onramp;

import dev.onramp.bench.Sample;
import dev.onramp.bench.Spread;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Words a report as Markdown, medians with the least and the most in brackets. */
final class OnrampMarkdown {
    private static final List<String> ALL =
            List.of(OnrampBench.ONRAMP, OnrampBench.BOUND, OnrampBench.BOUND_ARCHIVE, OnrampBench.SINGLE);
    private static final List<String> PARTS = List.of(
            Pipeline.FORWARDER,
            Pipeline.FUNCTION,
            Pipeline.ENDPOINT,
            Pipeline.BROKER,
            Pipeline.S3,
            Pipeline.FORWARDER_START,
            Pipeline.FUNCTION_START);

    private final OnrampReport report;
    private final StringBuilder out = new StringBuilder();

    private OnrampMarkdown(OnrampReport report) {
        this.report = report;
    }

    static String of(OnrampReport report) {
        return new OnrampMarkdown(report).text();
    }

    private String text() {
        OnrampBench.Plan plan = report.plan();
        line(
                "%,d changes of %d bytes on average, seed %d; %d rounds; median (least to most); options of the"
                        + " function and of the bound: `%s`",
                plan.changes(),
                report.backlog().valueBytes() / report.backlog().rows(),
                plan.seed(),
                plan.rounds(),
                String.join(" ", report.jvmOptions()));
        report.rounds()
                .voids()
                .forEach(sample -> line(
                        "\nVOID: round %d, %s: %s",
                        sample.round(), sample.contestant(), sample.flaw().orElseThrow()));
        ratios();
        speed();
        parts();
        counts();
        cost();
        return out.toString();
    }

    private void ratios() {
        line("\n| ratio | target | measured |\n|---|---|---|");
        row("rows per CPU second, of the bound", "0.5", report.ofBound(OnrampBench.BOUND), 2);
        row("the same, of the bound with archive", "", report.ofBound(OnrampBench.BOUND_ARCHIVE), 2);
        row(
                "of the bound, starts of forwarder and function included",
                "",
                report.withStartOfBound(OnrampBench.BOUND),
                2);
        row("times one record per invocation, per second", "100", report.timesSinglePerSecond(), 0);
        row("times one record per invocation, per CPU second", "100", report.timesSinglePerCpuSecond(), 0);
        row("the same, with the Lambda endpoint", "", report.timesSingleWithEndpoint(), 0);
        row("payload fill", "0.8", report.payloadFill(), 3);
    }

    private void row(String what, String target, Optional<Spread> measured, int decimals) {
        line(
                "| %s | %s | %s |",
                what, target, measured.map(found -> found.text(decimals)).orElse("void"));
    }

    private void speed() {
        line("\n| contestant | rows | rows/s | rows per CPU second | CPU us per row |\n|---|---|---|---|---|");
        for (String each : ALL) {
            line(
                    "| %s | %,d | %s | %s | %s |",
                    each,
                    each.equals(OnrampBench.SINGLE)
                            ? report.plan().singleChanges()
                            : report.backlog().rows(),
                    figure(each, Sample::rowsPerSecond, 0),
                    figure(each, Sample::rowsPerCpuSecond, 0),
                    figure(each, sample -> 1e6 / sample.rowsPerCpuSecond(), 2));
        }
    }

    private void parts() {
        line("\n| CPU seconds | %s | %s |\n|---|---|---|", OnrampBench.ONRAMP, OnrampBench.SINGLE);
        for (String part : PARTS) {
            line(
                    "| %s | %s | %s |",
                    part,
                    figure(OnrampBench.ONRAMP, sample -> sample.part(part), 2),
                    figure(OnrampBench.SINGLE, sample -> sample.part(part), 2));
        }
    }

    private void counts() {
        line("\n| counted | %s | %s |\n|---|---|---|", OnrampBench.ONRAMP, OnrampBench.SINGLE);
        for (String each : List.of(
                Counts.INVOCATIONS,
                Counts.PAYLOAD_BYTES,
                Counts.BILLED_MILLIS,
                Counts.CANONICAL_RECORDS,
                Counts.ARCHIVE_OBJECTS,
                Counts.ARCHIVE_BYTES,
                Counts.FIREHOSE_BYTES)) {
            line(
                    "| %s | %s | %s |",
                    each,
                    figure(OnrampBench.ONRAMP, sample -> sample.count(each), 0),
                    figure(OnrampBench.SINGLE, sample -> sample.count(each), 0));
        }
    }

    private void cost() {
        Prices prices = report.plan().prices();
        line(
                "\n| modelled US dollars per million changes (%s, prices as of %s, %d MB) | %s | %s |\n|---|---|---|",
                prices.region(), prices.asOf(), prices.lambdaMemoryMb(), OnrampBench.ONRAMP, OnrampBench.SINGLE);
        cost("Lambda, duration", Cost::lambdaDuration);
        cost("Lambda, requests", Cost::lambdaRequests);
        cost("S3 PUT", Cost::s3Puts);
        cost("or Firehose", Cost::firehose);
        cost("total, archive in S3", Cost::withS3);
        cost("total, archive by Firehose", Cost::withFirehose);
    }

    private void cost(String what, ToDoubleFunction<Cost> figure) {
        line("| %s | %s | %s |", what, dollars(OnrampBench.ONRAMP, figure), dollars(OnrampBench.SINGLE, figure));
    }

    private String dollars(String contestant, ToDoubleFunction<Cost> figure) {
        return report.cost(contestant)
                .map(cost -> String.format(Locale.ROOT, "%.4f", figure.applyAsDouble(cost)))
                .orElse("void");
    }

    private String figure(String contestant, ToDoubleFunction<Sample> figure, int decimals) {
        return report.rounds()
                .spread(contestant, figure)
                .map(found -> found.text(decimals))
                .orElse("void");
    }

    private void line(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
