package dev.onramp.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.onramp.model.ModelLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The description before a public linter; skipped where npx cannot fetch it. */
class OpenApiIT {
    private static final String LINTER = "@redocly/cli@2.14.0";

    @TempDir
    Path folder;

    @Test
    void passesAPublicLinter() throws Exception {
        assumeTrue(
                run("npx", "--yes", LINTER, "--version").exit() == 0, "there is no npx, or it cannot fetch " + LINTER);
        Path document = folder.resolve("openapi.json");
        Files.write(document, StrictJson.write(OpenApi.of(ModelLoader.loadDefault(), "https://onramp.test")));

        Ran lint = run("npx", "--yes", LINTER, "lint", "--extends=recommended", document.toString());

        assertThat(lint.exit()).as(lint.output()).isZero();
    }

    private record Ran(int exit, String output) {}

    private Ran run(String... words) throws InterruptedException {
        Path output = folder.resolve("output");
        try {
            Process process = new ProcessBuilder(List.of(words))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return new Ran(-1, "not ended in time");
            }
            return new Ran(process.exitValue(), Files.readString(output));
        } catch (IOException e) {
            return new Ran(-1, e.toString());
        }
    }
}
