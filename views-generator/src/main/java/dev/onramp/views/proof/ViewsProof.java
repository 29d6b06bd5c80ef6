package dev.onramp.views.proof;

import dev.onramp.model.CanonicalModel;
import dev.onramp.model.Identifier;
import dev.onramp.views.LakeCatalog;
import dev.onramp.views.LakeLayout;
import dev.onramp.views.View;
import dev.onramp.views.ViewRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Makes up rows for a model, asks every engine what the views show over them, and compares it with the interpreter of the rules. The rows stand
 * in schemas of their own, {@code onramp_prove_canonical} and {@code onramp_prove_views}, in a folder of the lake of their own, {@code onramp_prove}. Stateless.
 */
public final class ViewsProof {
    private static final String FOLDER = "onramp_prove";
    private static final Identifier TABLES = new Identifier("onramp_prove_canonical");
    private static final Identifier VIEWS = new Identifier("onramp_prove_views");

    private ViewsProof() {}

    /**
     * @param bucket where the tables of the lake are made
     * @throws dev.onramp.config.OnrampException when the model gives no views, or an engine fails
     */
    public static ProofReport of(CanonicalModel model, String bucket, long seed, List<ProofEngine> engines) {
        ViewRules rules = ViewRules.DEFAULT;
        // Never a place again at which an engine remembers other files.
        String folder = bucket + "/" + FOLDER;
        var layout = new LakeLayout(folder + "/" + UUID.randomUUID(), TABLES, VIEWS);
        Changes changes = ProofRows.of(model, rules, seed);
        var interpreter = new Interpreter(changes, rules);
        Map<String, List<List<String>>> expected = new HashMap<>();
        LakeCatalog.of(model, layout)
                .withoutMaterialised()
                .views()
                .forEach(view -> expected.put(view.name().name(), interpreter.rows(view)));
        List<Difference> differences = new ArrayList<>();
        long cells = 0;
        for (ProofEngine engine : engines) {
            // What the ingest keeps is not made here; onramp verify compares it.
            LakeCatalog catalog =
                    LakeCatalog.of(model, layout, rules, engine.dialect()).withoutMaterialised();
            var shown = engine.rows(new ProofCase(folder, layout, catalog, changes));
            for (View view : catalog.views()) {
                List<List<String>> rows = shown.getOrDefault(view, List.of()).stream()
                        .map(row -> texts(view, row))
                        .toList();
                List<List<String>> byTheRules =
                        Objects.requireNonNull(expected.get(view.name().name()));
                cells += (long) rows.size() * view.columns().size();
                differences.addAll(Comparison.of(engine.name(), view, byTheRules, rows));
            }
        }
        return new ProofReport(
                engines.stream().map(ProofEngine::name).toList(),
                seed,
                expected.size(),
                expected.values().stream().mapToLong(List::size).sum(),
                cells,
                interpreter.coverage(),
                differences);
    }

    private static List<String> texts(View view, List<?> row) {
        if (row.size() != view.columns().size()) {
            return List.of("a row of " + row.size() + " cells in place of "
                    + view.columns().size());
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            texts.add(Cells.text(view.columns().get(i).type(), row.get(i)));
        }
        return texts;
    }
}
