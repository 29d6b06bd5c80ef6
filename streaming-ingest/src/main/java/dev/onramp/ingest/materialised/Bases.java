package dev.onramp.ingest.materialised;

import dev.onramp.ingest.IngestSettings;
import dev.onramp.model.Entity;
import dev.onramp.model.Identifier;
import dev.onramp.model.wide.WideTable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/** The tables that a wide table is made from, each as of one version. Immutable. */
final class Bases {
    private final Map<Identifier, BaseTable> tables;

    private Bases(Map<Identifier, BaseTable> tables) {
        this.tables = tables;
    }

    /** As they are now. */
    static Bases now(SparkSession session, IngestSettings.Lake lake, WideTable table) {
        Map<Identifier, BaseTable> tables = new LinkedHashMap<>();
        table.steps().forEach(step -> {
            Entity entity = step.entity();
            tables.computeIfAbsent(entity.name(), name -> BaseTable.now(session, lake.location(name.value()), entity));
        });
        return new Bases(tables);
    }

    /** Whether all of them have been made. */
    boolean areThere() {
        return tables.values().stream().allMatch(each -> each.version() >= 0);
    }

    BaseTable of(Entity entity) {
        return Objects.requireNonNull(tables.get(entity.name()), "every entity of the wide table has one");
    }

    Collection<BaseTable> all() {
        return tables.values();
    }

    /** Whether they have no more rows than this together. */
    boolean haveAtMost(long rows) {
        long left = rows;
        for (BaseTable each : all()) {
            long count = each.count();
            if (count > left) {
                return false;
            }
            left -= count;
        }
        return true;
    }

    /** By entity. */
    Map<String, Long> versions() {
        Map<String, Long> versions = new TreeMap<>();
        tables.forEach((entity, base) -> versions.put(entity.value(), base.version()));
        return versions;
    }
}
