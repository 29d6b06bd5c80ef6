package dev.onramp.views.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.config.Settings;
import dev.onramp.local.component.JavaProgram;
import dev.onramp.views.TestModels;
import dev.onramp.views.postgres.PostgresProofEngine;
import dev.onramp.views.spark.SparkProgram;
import dev.onramp.views.spark.SparkProofEngine;
import dev.onramp.views.trino.SharedTrino;
import dev.onramp.views.trino.TrinoAddress;
import dev.onramp.views.trino.TrinoProofEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules on real engines, one process of each for all models. {@code -Donramp.proof.models=tpch,retail,telco,shop,relations} proves others. */
class ViewsProofIT {
    private static final Path HOME = Path.of(System.getProperty("onramp.home", ".."));
    private static final Settings SETTINGS = SharedTrino.settings();
    private static List<ProofEngine> engines = List.of();

    static Stream<String> models() {
        return Stream.of(
                System.getProperty("onramp.proof.models", "built-in,insurer").split(","));
    }

    @BeforeAll
    static void engines() throws IOException {
        var address = TrinoAddress.of(SETTINGS);
        engines = List.of(
                new SparkProofEngine(new SparkProgram(
                        JavaProgram.thisJavaHome(),
                        JavaProgram.moduleClassPath(HOME, "streaming-ingest"),
                        JavaProgram.ingestOptions(HOME),
                        SETTINGS)),
                TrinoProofEngine.trino(address),
                TrinoProofEngine.athena(address),
                new PostgresProofEngine(SETTINGS));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyEngineShowsWhatTheRulesSay(String model) {
        ProofReport report =
                ViewsProof.of(TestModels.of(model), SETTINGS.section("lake").getString("bucket"), 1, engines);

        System.out.println(model + " " + report.text());
        assertThat(report.differences()).describedAs(report.text()).isEmpty();
        assertThat(report.coverage().missed()).isEmpty();
        assertThat(report.cells()).isPositive();
    }

    @AfterAll
    static void nothingStays() {
        for (int i = engines.size() - 1; i >= 0; i--) {
            engines.get(i).close();
        }
    }
}
