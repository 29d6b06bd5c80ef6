package dev.onramp.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenViewsTest {
    @ParameterizedTest
    @MethodSource("modelsAndEngines")
    void viewsAreAsReviewed(String model, Engine engine) throws IOException {
        check(model, engine);
    }

    static Stream<Arguments> modelsAndEngines() {
        return Stream.of("built-in", "shop", "tpch", "retail", "telco", "insurer")
                .flatMap(model -> Stream.of(Engine.TRINO, Engine.SPARK, Engine.POSTGRESQL)
                        .map(engine -> Arguments.of(model, engine)));
    }

    @Test
    void trinoAndAthenaShareOneText() {
        for (var model : List.of(TestModels.builtIn(), TestModels.shop())) {
            assertThat(LakeCatalog.of(model, TestModels.LAYOUT, ViewRules.DEFAULT, Engine.ATHENA))
                    .isEqualTo(LakeCatalog.of(model, TestModels.LAYOUT, ViewRules.DEFAULT, Engine.TRINO));
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void statementsForPeopleAreAsReviewed(Engine engine) throws IOException {
        LakeCatalog catalog = LakeCatalog.of(TestModels.builtIn(), TestModels.LAYOUT, ViewRules.DEFAULT, engine);

        GoldenFile.check(
                "built-in/" + engine.text() + "-statements.sql",
                String.join(";\n\n", ViewStatements.of(engine, catalog)) + ";\n");
    }

    @Test
    void viewsThatMayEnterAnEntityAgainAreAsReviewed() throws IOException {
        View view = LakeCatalog.of(TestModels.shop(), TestModels.LAYOUT, new ViewRules(2, 100)).views().stream()
                .filter(each -> each.name().name().equals("employee_wide"))
                .findFirst()
                .orElseThrow();

        GoldenFile.check("shop-reentries-2/employee_wide.sql", text(view));
    }

    private static void check(String model, Engine engine) throws IOException {
        String folder = model + "/" + (engine == Engine.TRINO ? "trino-athena" : engine.text());
        LakeCatalog catalog = LakeCatalog.of(TestModels.of(model), TestModels.LAYOUT, ViewRules.DEFAULT, engine);
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
