package dev.onramp.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.model.CanonicalModel;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GoldenViewsTest {
    @Test
    void viewsOfTheBuiltInModelAreAsReviewed() throws IOException {
        check("built-in", TestModels.builtIn());
    }

    @Test
    void viewsOfAHardModelAreAsReviewed() throws IOException {
        check("shop", TestModels.shop());
    }

    @Test
    void viewsThatMayEnterAnEntityAgainAreAsReviewed() throws IOException {
        View view = LakeCatalog.of(TestModels.shop(), TestModels.LAYOUT, new ViewRules(2, 100)).views().stream()
                .filter(each -> each.name().name().equals("employee_wide"))
                .findFirst()
                .orElseThrow();

        GoldenFile.check("shop-reentries-2/employee_wide.sql", text(view));
    }

    private static void check(String folder, CanonicalModel model) throws IOException {
        LakeCatalog catalog = LakeCatalog.of(model, TestModels.LAYOUT);
        for (View view : catalog.views()) {
            GoldenFile.check(folder + "/" + view.name().name() + ".sql", text(view));
        }
        try (var files = Files.list(GoldenFile.folder(folder))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .describedAs("golden files without a view: delete them")
                    .containsExactlyInAnyOrderElementsOf(catalog.views().stream()
                            .map(view -> view.name().name() + ".sql")
                            .toList());
        }
    }

    private static String text(View view) {
        String columns = view.columns().stream()
                .map(column -> "-- " + column.name() + " | " + SqlTypes.of(column.type()) + " | "
                        + column.origin().path() + " | " + oneLine(column.comment()))
                .collect(Collectors.joining("\n"));
        String tables = view.tables().stream().map(ObjectName::toString).collect(Collectors.joining(", "));
        return "-- " + view.name() + ": " + oneLine(view.comment()) + "\n-- reads " + tables + "\n" + columns + "\n"
                + view.body() + "\n";
    }

    private static String oneLine(String text) {
        return text.replace("\n", "\\n");
    }
}
