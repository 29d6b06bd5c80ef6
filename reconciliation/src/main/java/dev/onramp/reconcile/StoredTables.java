package dev.onramp.reconcile;

import com.typesafe.config.Config;
import dev.onramp.config.Settings;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Entity;
import dev.onramp.model.wide.WideTable;
import dev.onramp.reconcile.compare.Column;
import dev.onramp.reconcile.compare.ExpectedRows;
import dev.onramp.reconcile.compare.HistoryRows;
import dev.onramp.reconcile.compare.LatestRows;
import dev.onramp.reconcile.compare.StoredTable;
import dev.onramp.reconcile.delta.DeltaTable;
import dev.onramp.reconcile.delta.MaterialisedView;
import dev.onramp.reconcile.fold.Folded;
import dev.onramp.reconcile.jdbc.PostgresTable;
import dev.onramp.reconcile.jdbc.TrinoView;
import dev.onramp.reconcile.wide.WideRows;
import dev.onramp.reconcile.wide.WideShape;
import io.delta.kernel.engine.Engine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Every table and view that a verification reads, with what it must hold. */
final class StoredTables {

    /**
     * @param name of the check
     * @param evidence the entity whose history this is; empty for other tables
     */
    record Task(
            String name,
            StoredTable table,
            List<Column> columns,
            Function<Folded, ExpectedRows> expected,
            Optional<Entity> evidence) {}

    private final CanonicalModel model;
    private final Settings settings;
    private final Engine engine;
    private final Duration patience;

    /** @param patience how long what follows the tables may take to come after them */
    StoredTables(CanonicalModel model, Settings settings, Engine engine, Duration patience) {
        this.model = model;
        this.settings = settings;
        this.engine = engine;
        this.patience = patience;
    }

    /** In the order of the flow. */
    List<Task> tasks(Set<Store> without) {
        List<Task> tasks = new ArrayList<>();
        model.entities().forEach(each -> tasks.add(latest(each)));
        model.entities().forEach(each -> tasks.add(history(each)));
        if (!without.contains(Store.POSTGRES)) {
            model.entities().forEach(each -> tasks.add(postgres(each)));
        }
        if (!without.contains(Store.TRINO)) {
            model.entities().forEach(each -> tasks.add(wide(each)));
            model.entities().stream().filter(Entity::materialised).forEach(each -> tasks.add(materialised(each)));
        }
        return tasks;
    }

    private Task latest(Entity entity) {
        return new Task(
                "delta " + entity.name(),
                new DeltaTable(engine, path(entity.name().value())),
                Column.of(entity),
                folded -> new LatestRows(folded.entity(entity.name())),
                Optional.empty());
    }

    private Task history(Entity entity) {
        return new Task(
                "delta " + entity.name() + "_history",
                new DeltaTable(engine, path(entity.name() + "_history")),
                Column.of(entity),
                folded -> new HistoryRows(folded.entity(entity.name())),
                Optional.of(entity));
    }

    private Task postgres(Entity entity) {
        Config postgres = settings.section("postgres");
        return new Task(
                "postgres " + entity.name(),
                new PostgresTable(
                        postgres.getString("url"),
                        postgres.getString("user"),
                        postgres.getString("password"),
                        postgres.getString("schema"),
                        entity.name().value()),
                Column.of(entity),
                folded -> new LatestRows(folded.entity(entity.name())),
                Optional.empty());
    }

    private Task wide(Entity entity) {
        WideShape shape = new WideShape(model, entity);
        return new Task(
                "trino " + shape.view(),
                view(shape.view()),
                shape.columns(),
                folded -> new WideRows(shape, folded),
                Optional.empty());
    }

    /** The same rows, out of the table that is kept of them. */
    private Task materialised(Entity entity) {
        WideShape shape = new WideShape(model, entity);
        Map<String, String> bases = new HashMap<>();
        shape.entities().forEach(each -> bases.put(each.value(), path(each.value())));
        return new Task(
                "trino " + shape.materialisedView(),
                new MaterialisedView(
                        engine,
                        path(entity.name() + WideTable.SUFFIX),
                        bases,
                        patience,
                        view(shape.materialisedView())),
                shape.columns(),
                folded -> new WideRows(shape, folded),
                Optional.empty());
    }

    private TrinoView view(String name) {
        Config trino = settings.section("trino");
        return new TrinoView(trino.getString("url"), trino.getString("user"), trino.getString("views-schema"), name);
    }

    private String path(String table) {
        Config lake = settings.section("lake");
        return "s3://" + lake.getString("bucket") + "/" + lake.getString("schema") + "/" + table;
    }
}
