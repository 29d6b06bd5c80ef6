package dev.onramp.local.trino;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MavenRepositoryTest {
    @Test
    void liesAboveTheLibrariesOfThisProcess() {
        assertThat(MavenRepository.folder().resolve("org/apache/commons/commons-compress"))
                .isDirectory();
    }

    @Test
    void isFoundFromOneJarInIt() {
        assertThat(MavenRepository.above(
                        Path.of("/r/org/apache/commons/commons-compress/1.28.0/commons-compress-1.28.0.jar")))
                .contains(Path.of("/r"));
    }

    @Test
    void isNotGuessedFromAJarElsewhere() {
        assertThat(MavenRepository.above(Path.of("/opt/onramp/lib/commons-compress-1.28.0.jar")))
                .isEmpty();
        assertThat(MavenRepository.above(Path.of("commons-compress-1.28.0.jar")))
                .isEmpty();
    }
}
