package dev.onramp.views.trino;

import dev.onramp.config.OnrampException;
import dev.onramp.views.Engine;
import dev.onramp.views.LakeCatalog;
import dev.onramp.views.LakeSchema;
import dev.onramp.views.ObjectName;
import dev.onramp.views.View;
import dev.onramp.views.ViewColumn;
import dev.onramp.views.ViewsErrors;
import dev.onramp.views.proof.ProofCase;
import dev.onramp.views.proof.ProofEngine;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks Trino, over the Delta tables that Spark has written before it; the session stands in New York. It applies the views. As Trino it reads them; as
 * Athena it has each statement read by Trino's parser of Athena's generation, and runs the text of the view itself. Not thread-safe.
 */
public final class TrinoProofEngine implements ProofEngine {
    private final Engine dialect;
    private final TrinoAddress address;
    private Optional<LakeCatalog> made = Optional.empty();

    private TrinoProofEngine(Engine dialect, TrinoAddress address) {
        this.dialect = dialect;
        this.address = address;
    }

    public static TrinoProofEngine trino(TrinoAddress address) {
        return new TrinoProofEngine(Engine.TRINO, inNewYork(address));
    }

    public static TrinoProofEngine athena(TrinoAddress address) {
        return new TrinoProofEngine(Engine.ATHENA, inNewYork(address));
    }

    @Override
    public String name() {
        return dialect.text();
    }

    @Override
    public Engine dialect() {
        return dialect;
    }

    @Override
    public Map<View, List<List<@Nullable Object>>> rows(ProofCase proof) {
        clean(proof.catalog());
        made = Optional.of(proof.catalog());
        LakeCatalog catalog = proof.catalog();
        new TrinoViews(address, proof.layout())
                .apply(new LakeCatalog(
                        catalog.schemas(),
                        catalog.tables(),
                        catalog.views().stream().map(TrinoProofEngine::wordless).toList()))
                .orThrow();
        var rows = new LinkedHashMap<View, List<List<@Nullable Object>>>();
        for (View view : catalog.views()) {
            rows.put(
                    view,
                    dialect == Engine.TRINO ? query(view, "SELECT * FROM " + dialect.sql(view.name())) : athena(view));
        }
        return rows;
    }

    /** Without the words of columns, which are a statement each and no part of the proof. */
    private static View wordless(View view) {
        List<ViewColumn> columns = view.columns().stream()
                .map(column -> new ViewColumn(column.name(), column.type(), "", column.origin()))
                .toList();
        return new View(
                view.name(),
                view.kind(),
                view.entity(),
                view.comment(),
                view.grain(),
                columns,
                view.tables(),
                view.body());
    }

    private List<List<@Nullable Object>> athena(View view) {
        AthenaSyntax.check(view);
        return query(view, view.body());
    }

    private List<List<@Nullable Object>> query(View view, String sql) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try {
            new TrinoQuery(address).run(sql, new RowSink() {
                @Override
                public void begin(List<ResultColumn> columns) {}

                @Override
                public void row(List<@Nullable Object> values) {
                    rows.add(new ArrayList<>(values));
                }

                @Override
                public void end() {}
            });
        } catch (IOException | OnrampException e) {
            throw ViewsErrors.proofFailed(name(), "view " + view.name(), e);
        }
        return rows;
    }

    @Override
    public void close() {
        made.ifPresent(this::clean);
        made = Optional.empty();
    }

    /** Takes the views, the names of the tables and the schemas away, as far as they are there. */
    private void clean(LakeCatalog catalog) {
        try (var session = new TrinoSession(address)) {
            try {
                var state = new TrinoState(session);
                for (LakeSchema schema : catalog.schemas()) {
                    String name = schema.name().value();
                    if (state.schemas().contains(name)) {
                        for (String view : state.views(name).keySet()) {
                            session.run(TrinoStatements.dropView(new ObjectName(name, view)));
                        }
                        for (String table : state.tables(name)) {
                            session.run(TrinoStatements.unregisterTable(new ObjectName(name, table)));
                        }
                        session.run(TrinoStatements.dropSchema(schema));
                    }
                }
            } catch (SQLException e) {
                throw session.failed("the schemas of the proof", e);
            }
        }
    }

    private static TrinoAddress inNewYork(TrinoAddress address) {
        String mark = address.url().contains("?") ? "&" : "?";
        return new TrinoAddress(address.url() + mark + "timezone=America/New_York", address.user());
    }
}
