package dev.onramp.views.access;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Identifier;
import dev.onramp.views.Engine;
import dev.onramp.views.LakeCatalog;
import dev.onramp.views.ObjectName;
import dev.onramp.views.View;
import dev.onramp.views.ViewColumn;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The views once more in a schema of their own, under the same names with the same columns, the personal ones masked. All of them, also those in which
 * nothing is personal: an analyst needs one schema, and a query needs no other change than its name.
 */
public final class MaskedViews {
    private static final String SOURCE = "unmasked";
    /** Views of the Glue Data Catalog, the only ones of Athena that hide their tables, read no more tables than this, and no views. */
    static final int MOST_TABLES_OF_ATHENA = 10;

    private final Masks masks;
    private final LakeCatalog catalog;
    private final Identifier schema;
    private final Engine engine;

    /** @param catalog of the same model, in the words of the engine */
    public MaskedViews(CanonicalModel model, LakeCatalog catalog, Identifier schema, Engine engine) {
        this.masks = new Masks(model);
        this.catalog = catalog;
        this.schema = schema;
        this.engine = engine;
    }

    /** In the order of the catalog. */
    public List<View> views() {
        return catalog.views().stream()
                .filter(this::isPossible)
                .map(this::masked)
                .toList();
    }

    /** Views that the engine can have no masked variant of. */
    public List<ObjectName> missing() {
        return catalog.views().stream()
                .filter(view -> !isPossible(view))
                .map(View::name)
                .toList();
    }

    private boolean isPossible(View view) {
        Set<ObjectName> views = catalog.views().stream().map(View::name).collect(Collectors.toSet());
        return engine != Engine.ATHENA
                || (view.tables().stream().noneMatch(views::contains)
                        && view.tables().size() <= MOST_TABLES_OF_ATHENA);
    }

    private View masked(View view) {
        String columns = view.columns().stream().map(this::item).collect(Collectors.joining(",\n", "SELECT\n", "\n"));
        // A view of the Data Catalog reads tables alone, so the view's own query stands inside.
        String from = engine == Engine.ATHENA ? "(\n" + view.body() + "\n)" : engine.sql(view.name());
        return new View(
                new ObjectName(schema.value(), view.name().name()),
                view.kind(),
                view.entity(),
                (view.comment() + " Personal values are masked.").strip(),
                view.grain(),
                view.columns().stream().map(this::described).toList(),
                engine == Engine.ATHENA ? view.tables() : List.of(view.name()),
                columns + "FROM " + from + " AS " + SOURCE);
    }

    private String item(ViewColumn column) {
        String name = engine.quoted(column.name());
        String value = SOURCE + "." + name;
        return "  "
                + masks.of(column)
                        .map(masking -> MaskSql.of(engine, masking, column, value))
                        .orElse(value) + " AS " + name;
    }

    private ViewColumn described(ViewColumn column) {
        Optional<String> masked = masks.of(column).map(masking -> "Masked (" + masking.text() + "). ");
        return new ViewColumn(
                column.name(), column.type(), (masked.orElse("") + column.comment()).strip(), column.origin());
    }
}
