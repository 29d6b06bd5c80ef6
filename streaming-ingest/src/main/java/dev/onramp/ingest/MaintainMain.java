package dev.onramp.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onramp.config.OnrampException;
import dev.onramp.config.ServiceArguments;
import dev.onramp.config.Settings;
import dev.onramp.ingest.delta.LakeMaintenance;
import dev.onramp.ingest.delta.TableReport;
import dev.onramp.ingest.spark.SparkSessions;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.ModelLoader;
import dev.onramp.model.wide.WideTable;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * {@code MaintainMain --config FILE [--entity NAME]... [--retain-hours N [--force]] [--dry-run] [--json] [--parent PID]}: maintains the lake's
 * tables once, beside a running ingest or without one. Ends with 0, with 1 when it failed, 2 when it was called wrongly.
 */
public final class MaintainMain {
    private MaintainMain() {}

    public static void main(String[] args) {
        int code = 0;
        PrintStream out = System.out;
        // Delta's vacuum speaks to the console: what is ours to print is data.
        System.setOut(System.err);
        try {
            run(MaintainArguments.parse(args), out);
        } catch (OnrampException e) {
            System.err.println(e.getMessage());
            code = ServiceArguments.exitCode(e);
        } catch (RuntimeException e) {
            System.err.println(IngestErrors.unexpected("maintain", e).getMessage());
            e.printStackTrace(System.err);
            code = ServiceArguments.FAILED_EXIT;
        }
        System.exit(code);
    }

    private static void run(MaintainArguments arguments, PrintStream out) {
        // Whoever asked is gone: nobody waits for the end.
        arguments
                .parent()
                .flatMap(ProcessHandle::of)
                .ifPresent(parent ->
                        parent.onExit().thenRun(() -> Runtime.getRuntime().halt(ServiceArguments.FAILED_EXIT)));
        IngestSettings settings = IngestSettings.of(Settings.load(arguments.config(), System.getenv(), Map.of()));
        CanonicalModel model = ModelLoader.load(settings.modelDir());
        List<EntityColumns> entities = chosen(EntityColumns.of(model), arguments.entities());
        IngestSettings.Maintenance maintenance = retention(settings.maintenance(), arguments);
        LakeMaintenance.check(maintenance);
        SparkSession session = SparkSessions.open(settings);
        try {
            LakeMaintenance lake = new LakeMaintenance(session, settings.lake(), maintenance, WideTable.of(model));
            List<TableReport> reports = arguments.dryRun() ? lake.dryRun(entities) : lake.run(entities);
            out.print(arguments.json() ? json(reports, arguments.dryRun()) : text(reports, arguments.dryRun()));
            out.flush();
        } finally {
            session.stop();
        }
    }

    private static IngestSettings.Maintenance retention(
            IngestSettings.Maintenance settings, MaintainArguments arguments) {
        var retention = arguments.retention().orElse(settings.retention());
        return arguments.forced() ? settings.forcing(retention) : settings.retaining(retention);
    }

    private static List<EntityColumns> chosen(List<EntityColumns> all, List<String> names) {
        List<String> known = all.stream().map(EntityColumns::entity).toList();
        for (String each : names) {
            if (!known.contains(each)) {
                throw IngestErrors.unknownEntity(each, known);
            }
        }
        return all.stream()
                .filter(each -> names.isEmpty() || names.contains(each.entity()))
                .toList();
    }

    static String text(List<TableReport> reports, boolean dryRun) {
        if (reports.isEmpty()) {
            return "There are no tables yet.\n";
        }
        StringBuilder text = new StringBuilder(String.format(
                "%-40s %8s %14s %8s %8s %8s %6s%n", "table", "files", "bytes", "merged", "written", "removed", "left"));
        reports.forEach(each -> text.append(String.format(
                "%-40s %8d %14d %8d %8d %8d %6d%n",
                each.table(), each.files(), each.bytes(), each.merged(), each.written(), each.removed(), each.left())));
        return text.append(dryRun ? "Nothing was changed: this is what would be merged and removed.\n" : "")
                .toString();
    }

    static String json(List<TableReport> reports, boolean dryRun) {
        List<Map<String, Object>> tables = reports.stream()
                .map(each -> {
                    Map<String, Object> table = new LinkedHashMap<>();
                    table.put("table", each.table());
                    table.put("files", each.files());
                    table.put("bytes", each.bytes());
                    table.put("merged", each.merged());
                    table.put("written", each.written());
                    table.put("removed", each.removed());
                    table.put("checkpointed", each.checkpointed());
                    table.put("lost_to_other_writers", each.lost());
                    table.put("left", each.left());
                    return table;
                })
                .toList();
        try {
            return new ObjectMapper()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(Map.of("dry_run", dryRun, "tables", tables))
                    + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts and numbers can be written", impossible);
        }
    }
}
