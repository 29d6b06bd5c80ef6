package dev.onramp.console;

import dev.onramp.archive.ArchiveStatistics;
import dev.onramp.archive.ArchiveStatistics.Counted;
import dev.onramp.archive.ArchiveStatistics.Day;
import dev.onramp.archive.AthenaDdl;
import dev.onramp.archive.Compaction;
import dev.onramp.archive.Compaction.Merge;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "archive",
        description = "Looks into the raw archive, merges its small objects, declares it to Athena.",
        mixinStandardHelpOptions = true,
        subcommands = ArchiveCatCommand.class)
final class ArchiveCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing subcommand: ls, cat, stats, compact or ddl");
    }

    @Command(
            name = "ls",
            description = "Lists objects with their size and number of records.",
            mixinStandardHelpOptions = true)
    int ls(
            @Mixin Context context,
            @Mixin ArchiveDates dates,
            @Parameters(paramLabel = "TABLE", arity = "0..1", description = "A source; default: all.") @Nullable
                    String table,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        try (ArchiveContext archive = new ArchiveContext(context, table)) {
            ArchiveStatistics statistics = new ArchiveStatistics(archive.archive());
            List<Counted> objects = new ArrayList<>();
            for (String each : archive.tables()) {
                objects.addAll(statistics.objects(each, dates.filter()));
            }
            print(json, objects.stream().map(ArchiveCommand::object).toList(), out -> {
                for (Counted each : objects) {
                    out.printf(
                            Locale.ROOT,
                            "%12d B %9d records  %s%n",
                            each.object().entry().size(),
                            each.records(),
                            each.object().key().key());
                }
            });
            return ExitCode.OK;
        }
    }

    @Command(
            name = "stats",
            description = "Counts objects, records, bytes and hashes of secrets, by table and day.",
            mixinStandardHelpOptions = true)
    int stats(
            @Mixin Context context,
            @Mixin ArchiveDates dates,
            @Parameters(paramLabel = "TABLE", arity = "0..1", description = "A source; default: all.") @Nullable
                    String table,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        try (ArchiveContext archive = new ArchiveContext(context, table)) {
            List<Day> days = new ArchiveStatistics(archive.archive()).days(archive.tables(), dates.filter());
            print(json, days.stream().map(ArchiveCommand::day).toList(), out -> {
                String row = "%-24s %-10s %8s %10s %12s %12s %10s%n";
                out.printf(row, "table", "day", "objects", "records", "bytes", "bytes/object", "secrets");
                for (Day each : days) {
                    out.printf(
                            row,
                            each.table(),
                            each.date(),
                            each.objects(),
                            each.records(),
                            each.bytes(),
                            each.averageBytes(),
                            each.secrets());
                }
            });
            return ExitCode.OK;
        }
    }

    @Command(
            name = "compact",
            description = {
                "Merges many small objects of a table and day into few large ones, also beside a running pipeline.",
                "Interrupted, it leaves a right archive; run again, it finishes."
            },
            mixinStandardHelpOptions = true)
    int compact(
            @Mixin Context context,
            @Parameters(paramLabel = "TABLE", arity = "0..1", description = "A source; default: all.") @Nullable
                    String table,
            @Option(
                            names = "--older-than",
                            paramLabel = "DURATION",
                            defaultValue = "1h",
                            converter = AgeConverter.class,
                            description = "Leave alone what was written later, such as 90s, 30m, 1h, 2d;"
                                    + " default: ${DEFAULT-VALUE}.")
                    Duration olderThan,
            @Option(names = "--dry-run", description = "Say what would be merged.") boolean dryRun,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        PrintWriter err = spec.commandLine().getErr();
        try (ArchiveContext archive = new ArchiveContext(context, table)) {
            List<Merge> merges = new ArrayList<>();
            long target = archive.settings().section("archive").getLong("compact-target-bytes");
            if (target < 1) {
                throw ConsoleErrors.badValue("archive.compact-target-bytes", Long.toString(target), "at least 1");
            }
            Compaction compaction = new Compaction(archive.archive(), target, Clock.systemUTC(), merge -> {
                merges.add(merge);
                err.printf("merged %d objects of %s, %s%n", merge.inputs().size(), merge.table(), merge.date());
                err.flush();
            });
            for (String each : archive.tables()) {
                if (dryRun) {
                    merges.addAll(compaction.plan(each, olderThan));
                } else {
                    compaction.run(each, olderThan);
                }
            }
            print(json, merges.stream().map(ArchiveCommand::merge).toList(), out -> {
                for (Merge each : merges) {
                    out.printf(
                            "%s %s: %d objects, %d bytes%s%n",
                            each.table(),
                            each.date(),
                            each.inputs().size(),
                            each.bytes(),
                            dryRun ? " to be merged" : " are " + each.outputs().size() + " now");
                }
            });
            return ExitCode.OK;
        }
    }

    @Command(
            name = "ddl",
            description = "Prints the statements that declare the archive to Amazon Athena.",
            mixinStandardHelpOptions = true)
    int ddl(
            @Mixin Context context,
            @Parameters(paramLabel = "TABLE", arity = "0..1", description = "A source; default: all.") @Nullable
                    String table,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        try (ArchiveContext archive = new ArchiveContext(context, table)) {
            Map<String, String> statements = new LinkedHashMap<>();
            archive.tables()
                    .forEach(each -> statements.put(
                            each, AthenaDdl.of(each, archive.archive().location(each))));
            print(json, statements, out -> out.print(String.join("\n", statements.values())));
            return ExitCode.OK;
        }
    }

    private interface Lines {
        void print(PrintWriter out);
    }

    private void print(boolean json, Object value, Lines lines) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(value));
        } else {
            lines.print(out);
        }
        out.flush();
    }

    private static Map<String, Object> object(Counted each) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("table", each.object().key().table());
        object.put("date", each.object().key().date().toString());
        object.put("key", each.object().key().key());
        object.put("bytes", each.object().entry().size());
        object.put("records", each.records());
        object.put("written", each.object().entry().written().toString());
        return object;
    }

    private static Map<String, Object> day(Day each) {
        Map<String, Object> day = new LinkedHashMap<>();
        day.put("table", each.table());
        day.put("date", each.date().toString());
        day.put("objects", each.objects());
        day.put("records", each.records());
        day.put("bytes", each.bytes());
        day.put("average_bytes", each.averageBytes());
        day.put("secrets", each.secrets());
        return day;
    }

    private static Map<String, Object> merge(Merge each) {
        Map<String, Object> merge = new LinkedHashMap<>();
        merge.put("table", each.table());
        merge.put("date", each.date().toString());
        merge.put("bytes", each.bytes());
        merge.put("inputs", each.inputs());
        merge.put("outputs", each.outputs());
        return merge;
    }
}
