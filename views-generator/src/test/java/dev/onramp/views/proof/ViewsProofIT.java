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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules on real engines. {@code -Donramp.proof.models=built-in,tpch,retail,telco,shop} proves more models than one. */
class ViewsProofIT {
    static Stream<String> models() {
        return Stream.of(System.getProperty("onramp.proof.models", "built-in").split(","));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyEngineShowsWhatTheRulesSay(String model) throws IOException {
        Settings settings = SharedTrino.settings();
        var address = TrinoAddress.of(settings);
        var spark = new SparkProgram(
                JavaProgram.thisJavaHome(),
                JavaProgram.moduleClassPath(Path.of(System.getProperty("onramp.home", "..")), "streaming-ingest"),
                settings);
        try (var onSpark = new SparkProofEngine(spark);
                var onTrino = TrinoProofEngine.trino(address);
                var onAthena = TrinoProofEngine.athena(address);
                var onPostgres = new PostgresProofEngine(settings)) {
            ProofReport report = ViewsProof.of(
                    TestModels.of(model),
                    settings.section("lake").getString("bucket"),
                    1,
                    List.of(onSpark, onTrino, onAthena, onPostgres));

            System.out.println(model + " " + report.text());
            assertThat(report.differences()).describedAs(report.text()).isEmpty();
            assertThat(report.coverage().missed()).isEmpty();
            assertThat(report.cells()).isPositive();
        }
    }
}
