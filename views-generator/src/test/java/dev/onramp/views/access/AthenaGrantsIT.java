package dev.onramp.views.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.config.Settings;
import dev.onramp.views.Engine;
import dev.onramp.views.TestModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The grants before the AWS CLI, which checks its input against the service's own model and, asked for a skeleton, calls nobody. */
class AthenaGrantsIT {
    @TempDir
    Path folder;

    @Test
    void theCliTakesTheGrants() throws Exception {
        Settings settings = Settings.defaults()
                .with(Map.of(
                        "access.athena-analyst", "arn:aws:iam::123456789012:role/analyst",
                        "access.athena-steward", "arn:aws:iam::123456789012:role/steward"));
        String grants = Grants.of(settings, TestModels.builtIn(), Engine.ATHENA, "lake");

        assertThat(cli(grants)).isEqualTo("0");
        assertThat(cli(grants.replace("DatabaseName", "Database")))
                .describedAs("what the service does not know")
                .contains("Missing required parameter", "DatabaseName");
    }

    private String cli(String input) throws Exception {
        Path file = Files.writeString(folder.resolve("grants.json"), input);
        Path said = folder.resolve("said.txt");
        ProcessBuilder aws = new ProcessBuilder(List.of(
                        "aws",
                        "--region",
                        "eu-central-1",
                        "lakeformation",
                        "batch-grant-permissions",
                        "--cli-input-json",
                        "file://" + file,
                        "--generate-cli-skeleton",
                        "output"))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        aws.environment().putAll(Map.of("AWS_ACCESS_KEY_ID", "none", "AWS_SECRET_ACCESS_KEY", "none"));
        Process process = aws.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return process.exitValue() == 0 ? "0" : Files.readString(said);
    }
}
