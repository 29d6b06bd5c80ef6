package dev.onramp.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPrintTest {
    @TempDir
    private Path folder;

    @Test
    void changesWithContentNamesAndNumberOfTheFilesAlone() throws IOException {
        Path entities = Files.createDirectories(folder.resolve("entities"));
        Files.writeString(entities.resolve("a.conf"), "one");
        String before = ModelPrint.of(folder.toString());

        Files.writeString(folder.resolve("README.md"), "for people");
        assertThat(ModelPrint.of(folder.toString())).isEqualTo(before);

        Files.writeString(entities.resolve("a.conf"), "two");
        String edited = ModelPrint.of(folder.toString());
        Files.move(entities.resolve("a.conf"), entities.resolve("b.conf"));
        String renamed = ModelPrint.of(folder.toString());
        assertThat(edited).isNotEqualTo(before);
        assertThat(renamed).isNotIn(before, edited, ModelPrint.of(""));
    }

    @Test
    void saysThatTheFolderCannotBeRead() {
        assertThatThrownBy(() -> ModelPrint.of(folder.resolve("none").toString()))
                .hasMessageContaining("ONR-L012")
                .hasMessageContaining("none");
    }
}
