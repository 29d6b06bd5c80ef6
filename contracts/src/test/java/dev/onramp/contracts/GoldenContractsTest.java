package dev.onramp.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every contract of the built-in model as it was reviewed; run with {@code -Donramp.rewrite=true} to write them anew. */
class GoldenContractsTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    @Test
    void theBuiltInModelHasTheContractsThatWereReviewed() throws IOException {
        var files = Models.contracts(Models.builtIn());
        ContractFolder folder = new ContractFolder(GOLDEN);
        if (Boolean.getBoolean("onramp.rewrite")) {
            try (Stream<Path> old = Files.walk(GOLDEN)) {
                for (Path each : old.filter(Files::isRegularFile).toList()) {
                    Files.delete(each);
                }
            }
            folder.write(files);
        }

        assertThat(folder.differences(files, Models.ALL))
                .as("mvn -pl contracts -am test -Donramp.rewrite=true writes them anew; then review the diff")
                .isEmpty();
    }

    @Test
    void theSameModelGivesTheSameBytes() {
        assertThat(Models.contracts(Models.hostile())).isEqualTo(Models.contracts(Models.hostile()));
    }
}
