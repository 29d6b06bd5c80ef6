package dev.onramp.views;

import dev.onramp.model.CanonicalModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that the engines should hold for a model: the desired state, as plain data. Applying goes in the order of the members
 * and of the lists. Immutable; the same model gives an equal catalog.
 */
public record LakeCatalog(List<LakeSchema> schemas, List<LakeTable> tables, List<View> views) {
    public LakeCatalog {
        schemas = List.copyOf(schemas);
        tables = List.copyOf(tables);
        views = List.copyOf(views);
    }

    /** With the {@linkplain ViewRules#DEFAULT usual rules}. */
    public static LakeCatalog of(CanonicalModel model, LakeLayout layout) {
        return of(model, layout, ViewRules.DEFAULT);
    }

    /**
     * @throws dev.onramp.config.OnrampException ONR-V001 when a join could multiply rows, ONR-V002 when two names are the same,
     *     ONR-V003 when a view needs too many joins, ONR-V013 when two relations would multiply the rows of one view
     */
    public static LakeCatalog of(CanonicalModel model, LakeLayout layout, ViewRules rules) {
        return of(model, layout, rules, Engine.TRINO);
    }

    /**
     * The same for an engine: its text, and the views that it can have.
     *
     * @throws dev.onramp.config.OnrampException as {@link #of(CanonicalModel, LakeLayout, ViewRules)}
     */
    public static LakeCatalog of(CanonicalModel model, LakeLayout layout, ViewRules rules, Engine engine) {
        var schemas = Stream.of(layout.tables(), layout.views())
                .map(name -> new LakeSchema(name, layout.location(name)))
                .toList();
        var tables = model.entities().stream()
                .flatMap(entity -> Stream.concat(
                        Stream.of(layout.latest(entity), layout.history(entity)),
                        entity.materialised() ? Stream.of(layout.wide(entity)) : Stream.empty()))
                .map(name -> new LakeTable(name, layout.location(name)))
                .toList();
        var views = new ArrayList<View>();
        var wideViews = new WideViews(model, layout, rules, engine);
        var materialisedViews = new MaterialisedViews(model, layout, wideViews, engine);
        var historyViews = new HistoryViews(layout, engine);
        var totalsViews = new TotalsViews(model, layout, engine);
        var explodedViews = new ExplodedViews(model, layout, rules, engine);
        var metricsViews = new MetricsViews(model, layout, rules, engine);
        var asOfViews = new AsOfViews(model, layout, rules, engine);
        model.entities().forEach(entity -> {
            views.add(wideViews.of(entity));
            if (entity.materialised() && engine.hasLake()) {
                views.add(materialisedViews.of(entity));
            }
            if (engine.hasHistory()) {
                views.add(historyViews.of(entity));
            }
            totalsViews.of(entity).ifPresent(views::add);
            explodedViews.of(entity).ifPresent(views::add);
            metricsViews.of(entity).ifPresent(views::add);
        });
        if (engine.hasHistory()) {
            // Behind the history views, which they read.
            model.entities().forEach(entity -> asOfViews.of(entity).ifPresent(views::add));
        }
        requireDistinct(Stream.concat(
                        tables.stream().map(LakeTable::name), views.stream().map(View::name))
                .toList());
        return new LakeCatalog(schemas, tables, views);
    }

    /** The same without materialised views and their tables: what can be had where no ingest keeps them. */
    public LakeCatalog withoutMaterialised() {
        List<View> kept = views.stream()
                .filter(view -> view.kind() == View.Kind.MATERIALISED)
                .toList();
        return new LakeCatalog(
                schemas,
                tables.stream()
                        .filter(table ->
                                kept.stream().noneMatch(view -> view.tables().contains(table.name())))
                        .toList(),
                views.stream().filter(view -> !kept.contains(view)).toList());
    }

    /** The schemas that the views stand in, without repeats. */
    public List<String> viewSchemas() {
        return views.stream().map(view -> view.name().schema()).distinct().toList();
    }

    private static void requireDistinct(List<ObjectName> names) {
        Set<ObjectName> seen = new HashSet<>();
        for (ObjectName name : names) {
            if (!seen.add(name)) {
                throw ViewsErrors.sameName("two tables or views", name.toString());
            }
        }
    }
}
