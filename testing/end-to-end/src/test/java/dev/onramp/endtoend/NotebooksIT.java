package dev.onramp.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One command executes every notebook on a stack of its own; how one fails is the matter of NbConvertIT. */
class NotebooksIT {
    @TempDir
    private Path folder;

    @BeforeEach
    void needsJupyter() {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(each -> Files.isExecutable(Path.of(each, "jupyter-nbconvert"))),
                "skipped: there is no jupyter-nbconvert on the PATH (on Debian: apt-get install jupyter-nbconvert)");
    }

    @Test
    void oneCommandExecutesAllFourFromTopToBottom() {
        Ran ran = new CommandLine(folder.resolve("data")).onramp("notebooks");

        assertThat(ran.exitCode()).as(ran.toString()).isZero();
        assertThat(ran.err().lines().filter(line -> line.endsWith(" cells ran")))
                .hasSize(4);
        assertThat(folder.resolve("data")).as("the stack was its own").doesNotExist();
    }

    @Test
    void aNotebookThatIsNoneIsRefusedBeforeAnythingStarts() {
        Ran ran = new CommandLine(folder.resolve("data"))
                .onramp("notebooks", folder.resolve("missing.ipynb").toString());

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("ONR-N008", "missing.ipynb").doesNotContain("starting one");
    }
}
