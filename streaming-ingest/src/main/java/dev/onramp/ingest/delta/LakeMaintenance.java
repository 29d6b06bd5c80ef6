package dev.onramp.ingest.delta;

import dev.onramp.ingest.EntityColumns;
import dev.onramp.ingest.IngestErrors;
import dev.onramp.ingest.IngestSettings;
import dev.onramp.model.contract.LineageColumns;
import dev.onramp.model.wide.WideTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;

/**
 * Keeps the tables of entities fast to read: compaction (a history ordered by sequence, a latest state by key), checkpoints with the clean-up of the
 * log, and vacuum. May run beside any writer: it loses to them and goes on with what is left. Used by one thread at a time.
 */
public final class LakeMaintenance {
    private static final Logger LOG = LoggerFactory.getLogger(LakeMaintenance.class);
    /** Commits behind the last checkpoint from which a run writes one: readers read each of them by itself. */
    private static final long CHECKPOINT_AFTER = 20;
    /** The same between rounds. */
    private static final long CHECKPOINT_BETWEEN_ROUNDS_AFTER = 50;

    private final SparkSession session;
    private final IngestSettings.Lake lake;
    private final IngestSettings.Maintenance settings;
    private final List<WideTable> wide;
    private final Map<String, Long> seen = new HashMap<>();

    /** @param settings those that {@link #check} takes */
    public LakeMaintenance(SparkSession session, IngestSettings.Lake lake, IngestSettings.Maintenance settings) {
        this(session, lake, settings, List.of());
    }

    /**
     * @param settings those that {@link #check} takes
     * @param wide tables of materialised views, each looked after with its entity
     */
    public LakeMaintenance(
            SparkSession session, IngestSettings.Lake lake, IngestSettings.Maintenance settings, List<WideTable> wide) {
        check(settings);
        this.wide = List.copyOf(wide);
        this.session = session.newSession();
        this.lake = lake;
        this.settings = settings;
    }

    /** @throws dev.onramp.config.OnrampException ONR-I040 or ONR-I042 when the settings make no sense */
    public static void check(IngestSettings.Maintenance settings) {
        Vacuum.guard(settings.retention(), settings.forced());
        if (settings.minFiles() < 2
                || settings.targetFileBytes() < 1
                || settings.targetFileRows() < 1
                || settings.interval().toMillis() < 1
                || settings.vacuumInterval().toMillis() < 1) {
            throw IngestErrors.maintenanceSettings(settings);
        }
    }

    /** Everything at once, whether it is due or not. */
    public List<TableReport> run(List<EntityColumns> entities) {
        return tables(entities, table -> Optional.of(maintain(table, limits(2), Turn.AT_ONCE, true)));
    }

    /** What {@link #run} would do; changes nothing. */
    public List<TableReport> dryRun(List<EntityColumns> entities) {
        return tables(entities, table -> {
            int merged = compaction(table, limits(2)).plan().files();
            long litter = vacuum().litter(lake.location(table.name()), settings.retention());
            return Optional.of(report(table, new Compaction.Outcome(merged, 0, 0, 0), litter, false));
        });
    }

    /**
     * What has gathered in tables that have changed since the last round; tables in which little has are passed over.
     *
     * @param turn runs a step when no batch is at work
     * @param vacuums whether files that nobody needs are looked for, too
     */
    public List<TableReport> round(List<EntityColumns> entities, Turn turn, boolean vacuums) {
        return tables(entities, table -> {
            long version =
                    table.log().update(false, Option.empty(), Option.empty()).version();
            if (!vacuums && seen.getOrDefault(table.name(), -1L) == version) {
                return Optional.empty();
            }
            TableReport report = maintain(table, limits(settings.minFiles()), turn, vacuums);
            seen.put(table.name(), table.log().unsafeVolatileSnapshot().version());
            return Optional.of(report);
        });
    }

    /**
     * Between rounds: writes a checkpoint of the table that is furthest behind its own, if it is far. One table at a time and beside the stream, which
     * would stand still for all of them if it wrote them itself.
     */
    public void checkpoint(List<EntityColumns> entities) {
        SparkSession.setActiveSession(session);
        entities.stream()
                .flatMap(this::names)
                .map(each -> DeltaLog.forTable(session, new Path(lake.location(each.getKey()))))
                .max(Comparator.comparingLong(log -> behind(log.unsafeVolatileSnapshot())))
                .filter(log -> behind(log.unsafeVolatileSnapshot()) >= CHECKPOINT_BETWEEN_ROUNDS_AFTER)
                .ifPresent(log -> checkpoint(log, CHECKPOINT_BETWEEN_ROUNDS_AFTER));
    }

    private record Table(String name, DeltaLog log, List<String> order) {}

    private interface Work {
        Optional<TableReport> on(Table table);
    }

    private List<TableReport> tables(List<EntityColumns> entities, Work work) {
        SparkSession.setActiveSession(session);
        List<TableReport> reports = new ArrayList<>();
        for (EntityColumns entity : entities) {
            names(entity)
                    .map(each -> table(each.getKey(), each.getValue()))
                    .flatMap(Optional::stream)
                    .forEach(table -> work.on(table).ifPresent(reports::add));
        }
        return reports;
    }

    /** The tables that are looked after with an entity, each with the columns by which it is ordered. */
    private Stream<Map.Entry<String, List<String>>> names(EntityColumns entity) {
        return Stream.concat(
                Stream.of(
                        Map.entry(entity.entity(), entity.key()),
                        Map.entry(entity.historyTable(), List.of(LineageColumns.SEQUENCE))),
                wide.stream()
                        .filter(each -> each.entity().name().value().equals(entity.entity()))
                        .map(each -> Map.entry(each.name(), entity.key())));
    }

    /** Empty when nobody has made it yet. */
    private Optional<Table> table(String name, List<String> order) {
        DeltaLog log = DeltaLog.forTable(session, new Path(lake.location(name)));
        return log.update(false, Option.empty(), Option.empty()).version() < 0
                ? Optional.empty()
                : Optional.of(new Table(name, log, order));
    }

    private TableReport maintain(Table table, CompactionPlan.Limits limits, Turn turn, boolean vacuums) {
        Compaction.Outcome outcome = compaction(table, limits).run(turn);
        boolean checkpointed = checkpoint(table.log(), CHECKPOINT_AFTER);
        long removed = vacuums ? vacuum().run(lake.location(table.name()), settings.retention()) : -1;
        TableReport report = report(table, outcome, removed, checkpointed);
        if (outcome.merged() > 0 || removed > 0) {
            LOG.info(
                    "{}: {} files became {}, {} removed",
                    table.name(),
                    outcome.merged(),
                    outcome.written(),
                    Math.max(0, removed));
        }
        return report;
    }

    private static boolean checkpoint(DeltaLog log, long after) {
        Snapshot snapshot = log.update(false, Option.empty(), Option.empty());
        if (behind(snapshot) < after) {
            return false;
        }
        // Cleans up the log, too.
        log.checkpoint(snapshot, Option.empty());
        return true;
    }

    /** Commits since the last checkpoint. */
    private static long behind(Snapshot snapshot) {
        return snapshot.version()
                - Math.max(0, snapshot.logSegment().checkpointProvider().version());
    }

    private static TableReport report(Table table, Compaction.Outcome outcome, long removed, boolean checkpointed) {
        Snapshot snapshot = table.log().update(false, Option.empty(), Option.empty());
        return new TableReport(
                table.name(),
                snapshot.numOfFiles(),
                snapshot.sizeInBytes(),
                outcome.merged(),
                outcome.written(),
                removed,
                checkpointed,
                outcome.lost(),
                outcome.left());
    }

    private Compaction compaction(Table table, CompactionPlan.Limits limits) {
        return new Compaction(table.log(), table.order(), limits);
    }

    private CompactionPlan.Limits limits(int minFiles) {
        return new CompactionPlan.Limits(settings.targetFileBytes(), settings.targetFileRows(), minFiles);
    }

    private Vacuum vacuum() {
        return new Vacuum(session);
    }
}
