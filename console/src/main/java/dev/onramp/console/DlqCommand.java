package dev.onramp.console;

import dev.onramp.config.Settings;
import dev.onramp.dlq.Coordinate;
import dev.onramp.dlq.DlqErrors;
import dev.onramp.dlq.Forecast;
import dev.onramp.dlq.Letter;
import dev.onramp.dlq.LetterGroup;
import dev.onramp.dlq.OpenLetters;
import dev.onramp.dlq.Replay;
import dev.onramp.dlq.ReplayCounts;
import dev.onramp.dlq.ReplayTarget;
import dev.onramp.dlq.Selection;
import dev.onramp.dlq.kafka.DeadLetterTopics;
import dev.onramp.dlq.lambda.LambdaReplayTarget;
import dev.onramp.local.LocalStack;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Source;
import dev.onramp.transform.MappingEngine;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "dlq",
        description = "Dead letters: changes that could not be mapped, and their way back after a fix of the model.",
        mixinStandardHelpOptions = true)
final class DlqCommand implements Runnable {
    private static final int SHOWN = 20;

    /** Which dead letters are meant. */
    static final class Which {
        @Parameters(
                index = "0",
                arity = "0..1",
                paramLabel = "TABLE",
                description = "Of this source table; default: all.")
        private @Nullable String table;

        @Option(names = "--error", paramLabel = "ID", description = "With this error id, such as ONR-T109.")
        private @Nullable String error;

        @Option(
                names = "--since",
                paramLabel = "TIME",
                description =
                        "Of changes since then: a time such as 2026-01-31T10:00:00Z, or a span such as 30m, 2h, 7d.")
        private @Nullable String since;

        Selection selection(CanonicalModel model, Clock clock) {
            if (table != null
                    && model.sources().stream()
                            .noneMatch(each -> each.table().value().equals(table))) {
                throw ConsoleErrors.badValue(
                        "TABLE",
                        table,
                        "the model has these sources: "
                                + model.sources().stream().map(Source::table).toList());
            }
            Optional<Instant> from = since == null ? Optional.empty() : Optional.of(SinceText.parse(since, clock));
            return new Selection(Optional.ofNullable(table), Optional.ofNullable(error), from);
        }
    }

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing subcommand: ls, show or replay");
    }

    @Command(
            name = "ls",
            description = "Counts open dead letters by table and error id.",
            mixinStandardHelpOptions = true)
    int ls(
            @Mixin Context context,
            @Mixin Which which,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        try (LocalStack stack = context.stack()) {
            Settings settings = stack.settings();
            CanonicalModel model = context.model(settings);
            Selection selection = which.selection(model, Clock.systemUTC());
            List<LetterGroup> groups = LetterGroup.of(read(model, settings).matching(selection));
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(Json.text(groups.stream().map(LetterGroup::asMap).toList()));
            } else {
                DlqText.print(groups, out);
            }
            out.flush();
            return ExitCode.OK;
        }
    }

    @Command(
            name = "show",
            description = "Shows one dead letter: bytes, key, headers, error.",
            mixinStandardHelpOptions = true)
    int show(
            @Mixin Context context,
            @Parameters(
                            paramLabel = "COORDINATE",
                            description = "Where the change stands on its raw topic, such as raw_table_cust-0-17.")
                    String coordinate,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        Coordinate at = Coordinate.parse(coordinate);
        try (LocalStack stack = context.stack()) {
            Settings settings = stack.settings();
            Letter letter =
                    read(context.model(settings), settings).at(at).orElseThrow(() -> DlqErrors.noSuchLetter(at));
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(Json.text(DlqText.map(letter)));
            } else {
                DlqText.print(letter, out);
            }
            out.flush();
            return ExitCode.OK;
        }
    }

    @Command(
            name = "replay",
            description = {
                "Maps dead letters again, with the model of the running function, in the place where the changes belong.",
                "Exit code 1: some were rejected again, or cannot be replayed."
            },
            mixinStandardHelpOptions = true)
    int replay(
            @Mixin Context context,
            @Mixin Which which,
            @Option(names = "--dry-run", description = "Only print what would happen, by the model at hand.")
                    boolean dryRun,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        try (LocalStack stack = context.stack()) {
            Settings settings = stack.settings();
            CanonicalModel model = context.model(settings);
            List<Letter> letters = read(model, settings).matching(which.selection(model, Clock.systemUTC()));
            return dryRun ? forecast(letters, model, settings, json) : replay(letters, model, settings, json);
        }
    }

    private int forecast(List<Letter> letters, CanonicalModel model, Settings settings, boolean json) {
        List<Forecast> forecasts = forecasts(letters, model, settings);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(forecasts.stream().map(Forecast::asMap).toList()));
        } else {
            forecasts.forEach(each -> out.printf(
                    "%s  %s  %s: %s%n", each.origin(), each.errorId(), each.outcome(), DlqText.line(each.detail())));
            long mapped = mapped(forecasts);
            out.printf(
                    "%d dead letters: %d would be mapped, %d would not; nothing was changed%n",
                    forecasts.size(), mapped, forecasts.size() - mapped);
        }
        out.flush();
        return ExitCode.OK;
    }

    private int replay(List<Letter> letters, CanonicalModel model, Settings settings, boolean json) {
        List<Forecast> forecasts = forecasts(letters, model, settings);
        ReplayCounts counts;
        try (ReplayTarget target = new LambdaReplayTarget(settings);
                Meter meter = new Meter(
                        "replay",
                        "dead letters",
                        1,
                        letters.size(),
                        spec.commandLine().getErr())) {
            counts = new Replay(
                            topics(model, settings),
                            target,
                            settings.section("forwarder").getLong("max-payload-bytes"))
                    .run(letters, meter::reached);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(counts.asMap()));
        } else {
            counts.asMap().forEach((name, value) -> out.printf("%-14s %s%n", name, value));
        }
        out.flush();
        explain(forecasts, counts);
        return counts.deadLettered() + counts.impossible() == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    /** What could not be done, and whether the function has another model than this command. */
    private void explain(List<Forecast> forecasts, ReplayCounts counts) {
        PrintWriter err = spec.commandLine().getErr();
        forecasts.stream()
                .filter(each -> !each.outcome().equals(Forecast.MAPPED))
                .limit(SHOWN)
                .forEach(
                        each -> err.printf("%s: %s: %s%n", each.origin(), each.outcome(), DlqText.line(each.detail())));
        if (mapped(forecasts) > counts.mapped()) {
            err.println("The model at hand maps more than the function did: it still runs with another model. Next: "
                    + "onramp up (with the same --model), then replay again.");
        }
        err.flush();
    }

    private static long mapped(List<Forecast> forecasts) {
        return forecasts.stream()
                .filter(each -> each.outcome().equals(Forecast.MAPPED))
                .count();
    }

    private static List<Forecast> forecasts(List<Letter> letters, CanonicalModel model, Settings settings) {
        MappingEngine engine = new MappingEngine(model);
        return Replay.candidates(letters, topics(model, settings)).stream()
                .map(each -> Forecast.of(each, engine))
                .toList();
    }

    private OpenLetters read(CanonicalModel model, Settings settings) {
        OpenLetters letters = topics(model, settings).read();
        if (letters.unreadable() > 0) {
            spec.commandLine()
                    .getErr()
                    .println(letters.unreadable()
                            + " records of the dead-letter topics are no dead letters of Onramp's");
        }
        return letters;
    }

    private static DeadLetterTopics topics(CanonicalModel model, Settings settings) {
        return new DeadLetterTopics(model, settings.section("kafka").getString("bootstrap-servers"));
    }
}
