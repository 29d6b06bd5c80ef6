package dev.onramp.local.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path parent;

    @Test
    void marksAnEmptyFolderAsItsOwn() {
        DataFolder folder = new DataFolder(parent.resolve("data"));

        folder.open();

        assertThat(folder.exists()).isTrue();
        assertThat(folder.path().resolve("run")).isDirectory();
    }

    @Test
    void leavesAForeignFolderAlone() throws Exception {
        Path foreign = Files.createDirectories(parent.resolve("foreign"));
        Files.writeString(foreign.resolve("thesis.txt"), "three years of work");
        DataFolder folder = new DataFolder(foreign);

        assertThatThrownBy(folder::open).hasMessageContaining("ONR-L002").hasMessageContaining(foreign.toString());
        assertThatThrownBy(folder::remove).hasMessageContaining("ONR-L002");
        assertThat(foreign).isDirectoryContaining("glob:**thesis.txt");
        try (var entries = Files.list(foreign)) {
            assertThat(entries).hasSize(1);
        }
    }

    @Test
    void leavesAFolderOfAnotherFormatAlone() throws Exception {
        DataFolder folder = new DataFolder(parent.resolve("data"));
        folder.open();
        Files.writeString(folder.path().resolve(DataFolder.MARKER), "2\n");

        assertThatThrownBy(folder::open).hasMessageContaining("ONR-L003").hasMessageContaining("'2'");
        assertThatThrownBy(folder::remove).hasMessageContaining("ONR-L003");
        assertThat(folder.path().resolve("run")).isDirectory();
    }

    @Test
    void leavesAFileInItsPlaceAlone() throws Exception {
        Path file = Files.writeString(parent.resolve("data"), "not a folder");

        assertThatThrownBy(() -> new DataFolder(file).open()).hasMessageContaining("ONR-L002");
        assertThat(file).hasContent("not a folder");
    }

    @Test
    void removesItsOwnFolderWhole() throws Exception {
        DataFolder folder = new DataFolder(parent.resolve("data"));
        folder.open();
        Files.writeString(
                Files.createDirectories(folder.path().resolve("kafka/a")).resolve("b"), "x");

        folder.remove();

        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void removesNothingWhereNothingIs() {
        new DataFolder(parent.resolve("nothing")).remove();

        assertThat(parent.resolve("nothing")).doesNotExist();
    }
}
