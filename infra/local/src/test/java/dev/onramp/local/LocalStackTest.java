package dev.onramp.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackTest {
    @TempDir
    private Path folder;

    @Test
    void refusesAFolderThatIsNotItsOwn() throws Exception {
        Files.writeString(folder.resolve("thesis.txt"), "three years of work");

        assertThatThrownBy(() -> LocalStack.open(folder, settings(folder))).hasMessageContaining("ONR-L002");
        assertThat(folder.resolve("thesis.txt")).hasContent("three years of work");
    }

    @Test
    void reportsEverythingStoppedWhereNothingWasStartedAndWritesNothing() {
        Path data = folder.resolve("data");
        LocalStack stack = LocalStack.open(folder, settings(data));

        StackStatus status = stack.status();

        assertThat(status.services()).noneMatch(each -> each.state() == ServiceStatus.State.RUNNING);
        assertThat(status.dataDir()).isEqualTo(data);
        assertThat(data).doesNotExist();
    }

    @Test
    void stopsAndWipesNothingWhereNothingIs() {
        LocalStack stack = LocalStack.open(folder, settings(folder.resolve("data")));

        stack.down();
        stack.wipe();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysHowToBuildWhatIsNotBuilt() {
        LocalStack stack = LocalStack.open(folder.resolve("no-installation"), settings(folder.resolve("data")));

        assertThatThrownBy(() -> stack.up(Set.of(Service.S3), StackListener.SILENT))
                .hasMessageContaining("ONR-L001")
                .hasMessageContaining("mvn");
    }

    @Test
    void canOnlyKillWhatRuns() {
        LocalStack stack = LocalStack.open(folder, settings(folder.resolve("data")));

        assertThatThrownBy(() -> stack.kill(Service.KAFKA)).hasMessageContaining("kafka does not run");
    }

    private static Settings settings(Path dataDir) {
        return Settings.defaults().with(Map.of("data-dir", dataDir.toString()));
    }
}
