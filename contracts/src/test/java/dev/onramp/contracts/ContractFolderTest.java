package dev.onramp.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.contracts.ContractFolder.Difference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractFolderTest {
    @TempDir
    private Path folder;

    private final Map<String, String> files = Models.contracts(Models.builtIn());

    @Test
    void whatWasJustWrittenDoesNotDifferAndIsNotWrittenAgain() {
        ContractFolder contracts = new ContractFolder(folder.resolve("new/one"));

        assertThat(contracts.write(files)).containsExactlyElementsOf(files.keySet());
        assertThat(contracts.write(files)).isEmpty();
        assertThat(contracts.differences(files, Models.ALL)).isEmpty();
    }

    @Test
    void filesThatSomebodyTouchedAreNamed() throws IOException {
        ContractFolder contracts = new ContractFolder(folder);
        contracts.write(files);
        Files.writeString(folder.resolve("dbt/sources.yml"), "version: 2\n");
        Files.delete(folder.resolve("asyncapi/asyncapi.yaml"));
        Files.writeString(folder.resolve("odcs/topics/gone.odcs.yaml"), "");
        Files.writeString(folder.resolve("README.md"), "Not one of ours.");

        assertThat(contracts.differences(files, Models.ALL))
                .containsExactly(
                        new Difference("asyncapi/asyncapi.yaml", Difference.Kind.MISSING),
                        new Difference("dbt/sources.yml", Difference.Kind.CHANGED),
                        new Difference("odcs/topics/gone.odcs.yaml", Difference.Kind.SURPLUS));
    }

    @Test
    void aFolderThatIsNoneIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> new ContractFolder(file).differences(files, Models.ALL))
                .hasMessageContaining("ONR-K001");
        assertThatThrownBy(() -> new ContractFolder(folder.resolve("missing")).differences(files, Models.ALL))
                .hasMessageContaining("ONR-K001");
        assertThatThrownBy(() -> new ContractFolder(file).write(files)).hasMessageContaining("ONR-K001");
    }
}
