package dev.onramp.ingest.materialised;

import static org.apache.spark.sql.functions.col;

import dev.onramp.ingest.IngestSettings;
import dev.onramp.ingest.materialised.Refreshed.Way;
import dev.onramp.model.Identifier;
import dev.onramp.model.wide.WideTable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaConcurrentModificationException;
import org.apache.spark.sql.delta.actions.AddFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one wide table to what its view shows of the present versions of the tables below it. Safe at any time, beside any writer, and after any end of the
 * process: what is done is one commit, which says what it was done from. Thread-safe.
 */
public final class WideRefresh {
    private static final Logger LOG = LoggerFactory.getLogger(WideRefresh.class);

    private static final long ROWS_PER_FILE = 250_000;

    /**
     * When all rows are computed instead of those concerned.
     *
     * @param rows tables of together so many rows are joined as a whole: to look for what changed would cost more
     * @param share of the rows that are concerned
     */
    record Limits(long rows, double share) {
        static final Limits USUAL = new Limits(20_000, 0.3);
    }

    private final SparkSession session;
    private final IngestSettings.Lake lake;
    private final WideTable table;
    private final Recipe recipe;
    private final Limits limits;
    private boolean failed;

    public WideRefresh(SparkSession session, IngestSettings.Lake lake, WideTable table) {
        this(session, lake, table, Limits.USUAL);
    }

    WideRefresh(SparkSession session, IngestSettings.Lake lake, WideTable table, Limits limits) {
        this.session = session.newSession();
        this.lake = lake;
        this.table = table;
        this.recipe = new Recipe(table);
        this.limits = limits;
    }

    public String name() {
        return table.name();
    }

    /** Makes the table where there is none, and anew where it is made in another way than the model says now. */
    public synchronized Refreshed prepare() {
        SparkSession.setActiveSession(session);
        Bases bases = Bases.now(session, lake, table);
        WideLog change = WideLog.begin(session, lake.location(table.name()));
        return change.recipe().equals(recipe.print(bases)) ? Refreshed.NOTHING : rebuilt(change, bases);
    }

    /**
     * Does what there is to do.
     *
     * @throws DeltaConcurrentModificationException when somebody else wrote the table meanwhile; the next time is another try
     */
    public synchronized Refreshed run() {
        SparkSession.setActiveSession(session);
        Bases bases = Bases.now(session, lake, table);
        if (!bases.areThere()) {
            // The stream has not made them yet.
            return Refreshed.NOTHING;
        }
        WideLog change = WideLog.begin(session, lake.location(table.name()));
        if (failed || !change.recipe().equals(recipe.print(bases))) {
            Refreshed done = rebuilt(change, bases);
            failed = false;
            return done;
        }
        try {
            return brought(change, bases);
        } catch (DeltaConcurrentModificationException e) {
            throw e;
        } catch (RuntimeException e) {
            // Files of an earlier version may be gone; the present ones are not.
            failed = true;
            throw e;
        }
    }

    private Refreshed brought(WideLog change, Bases bases) {
        Map<Identifier, Dataset<Row>> differences = new LinkedHashMap<>();
        boolean moved = false;
        for (BaseTable base : bases.all()) {
            OptionalLong known = change.versionOf(base.entity().name().value());
            Optional<BaseTable.Difference> difference =
                    known.isPresent() ? base.since(known.getAsLong()) : Optional.empty();
            if (difference.isEmpty()) {
                LOG.info(
                        "{}: what changed in {} is not known any more",
                        name(),
                        base.entity().name());
                return rebuilt(change, bases);
            }
            moved |= known.getAsLong() != base.version();
            difference
                    .get()
                    .keys()
                    .ifPresent(keys -> differences.put(base.entity().name(), keys));
        }
        if (!moved) {
            return Refreshed.NOTHING;
        }
        if (differences.isEmpty()) {
            change.commit(bases.versions());
            return Refreshed.NOTHING;
        }
        return bases.haveAtMost(limits.rows()) ? rebuilt(change, bases) : updated(change, bases, differences);
    }

    private Refreshed updated(WideLog change, Bases bases, Map<Identifier, Dataset<Row>> differences) {
        WideQuery query = new WideQuery(table, bases);
        Map<Identifier, Keys> changed = new HashMap<>();
        differences.forEach((entity, rows) -> {
            Keys keys = Keys.of(rows);
            if (keys.count() > 0) {
                changed.put(entity, keys);
            }
        });
        Optional<Keys> affected = query.affected(changed).filter(keys -> keys.count() > 0);
        if (affected.isEmpty()) {
            change.commit(bases.versions());
            return Refreshed.NOTHING;
        }
        long all = bases.of(table.entity()).count();
        if (affected.get().count() > limits.share() * all) {
            return rebuilt(change, bases);
        }
        exchange(change, query, affected.get());
        change.commit(bases.versions());
        return new Refreshed(Way.UPDATED, affected.get().count());
    }

    private void exchange(WideLog change, WideQuery query, Keys keys) {
        String[] key = key().toArray(String[]::new);
        List<AddFile> files = change.files();
        Dataset<Row> rows = query.of(keys);
        List<AddFile> touched = List.of();
        if (!files.isEmpty()) {
            Set<String> names = change
                    .rows(files)
                    .withColumn("_file", col("_metadata.file_name"))
                    .join(keys.toJoin(), key, "left_semi")
                    .select("_file")
                    .distinct()
                    .collectAsList()
                    .stream()
                    .map(row -> row.getString(0))
                    .collect(Collectors.toSet());
            touched = files.stream()
                    .filter(file ->
                            names.contains(file.path().substring(file.path().lastIndexOf('/') + 1)))
                    .toList();
        }
        long count = keys.count();
        if (!touched.isEmpty()) {
            Dataset<Row> kept = change.rows(touched).join(keys.toJoin(), key, "left_anti");
            rows = kept.select(columns()).unionByName(rows);
            count += rows(touched);
            change.remove(touched);
        }
        change.add(laidOut(rows, count));
    }

    private Refreshed rebuilt(WideLog change, Bases bases) {
        String print = recipe.print(bases);
        List<AddFile> old = change.recipe().isEmpty() ? List.of() : change.files();
        if (!change.recipe().equals(print)) {
            change.define(
                    table.name(),
                    "The rows of the view " + table.name() + ", kept up to date.",
                    recipe.schema(),
                    print);
        }
        change.remove(old);
        long count = bases.of(table.entity()).count();
        if (count > 0) {
            change.add(laidOut(new WideQuery(table, bases).all(), count));
        }
        change.commit(bases.versions());
        LOG.info("{}: all rows computed, about {}", name(), count);
        return new Refreshed(Way.REBUILT, count);
    }

    /** In files of neighbouring keys, so that whoever looks for one reads one. */
    private Dataset<Row> laidOut(Dataset<Row> rows, long count) {
        Column[] key = key().stream().map(name -> col(name)).toArray(Column[]::new);
        int files = count == Long.MAX_VALUE ? 1 : (int) Math.max(1, (count + ROWS_PER_FILE - 1) / ROWS_PER_FILE);
        return (files == 1 ? rows.coalesce(1) : rows.repartitionByRange(files, key)).sortWithinPartitions(key);
    }

    private static long rows(List<AddFile> files) {
        return files.stream()
                .mapToLong(file -> file.numLogicalRecords().isDefined()
                        ? (Long) file.numLogicalRecords().get()
                        : ROWS_PER_FILE)
                .sum();
    }

    private List<String> key() {
        return table.entity().key().stream().map(Identifier::value).toList();
    }

    private Column[] columns() {
        return Arrays.stream(recipe.schema().fieldNames())
                .map(name -> col(name))
                .toArray(Column[]::new);
    }
}
