package dev.onramp.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.onramp.config.OnrampException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelLoaderTest {
    private static final String THING = "entities { %s { key = [id], fields { id { type = string } } } }";

    @TempDir
    Path folder;

    @Test
    void readsEveryConfFileOfAFolderAndOfFoldersBelow() throws IOException {
        write("one.conf", THING.formatted("b"));
        write("deep/down/two.conf", THING.formatted("a"));
        write("notes.md", "not HOCON {");

        assertThat(ModelLoader.load(folder.toString()).entities())
                .extracting(each -> each.name().value())
                .containsExactly("a", "b");
    }

    @Test
    void reportsTheProblemsOfAllFilesByFileAndLine() throws IOException {
        write("a.conf", THING.formatted("a").replace("string", "text"));
        write("b.conf", "entities {\n broken = [");
        write("c.conf", THING.formatted("c").replace("key", "keys"));

        assertThatExceptionOfType(OnrampException.class)
                .isThrownBy(() -> ModelLoader.load(folder))
                .satisfies(thrown -> assertThat(thrown.why().replace(folder.toString(), "DIR"))
                        .isEqualTo("""
                        4 problems
                            DIR/a.conf:1: entities.a.fields.id.type: there is no type 'text'. Known here: array, boolean, date, decimal(12,2), double, enum, int, long, string, struct, timestamp.
                            DIR/b.conf:2: List should have ] or a first element after the open [, instead had token: end of file (if you want end of file to be part of a string value, then double-quote it). Mend the HOCON; texts with other than letters, digits, '_' and '-' need quotes
                            DIR/c.conf:1: entities.c: an entity without key. Write key = [id]: the fields that identify a row
                            DIR/c.conf:1: entities.c.keys: unknown key 'keys'. Did you mean 'key'?"""));
    }

    @Test
    void saysWhereANameStandsTwice() throws IOException {
        write("a.conf", THING.formatted("thing"));
        write("b.conf", "\n" + THING.formatted("thing"));

        assertThatExceptionOfType(OnrampException.class)
                .isThrownBy(() -> ModelLoader.load(folder))
                .withMessageContaining("b.conf:2: entities.thing: 'thing' is declared a second time. It stands at "
                        + folder + "/a.conf:1 already");
    }

    @Test
    void saysThatAFolderIsEmptyOrMissing() {
        assertThatExceptionOfType(OnrampException.class)
                .isThrownBy(() -> ModelLoader.load(folder))
                .withMessageContaining("there is no *.conf file in it");
        assertThatExceptionOfType(OnrampException.class)
                .isThrownBy(() -> ModelLoader.load(folder.resolve("missing")))
                .satisfies(thrown -> assertThat(thrown.errorId()).isEqualTo("ONR-M002"));
    }

    @Test
    void saysThatAFileIsNotUtf8() throws IOException {
        Files.write(folder.resolve("a.conf"), new byte[] {(byte) 0xC3, (byte) 0x28});

        assertThatExceptionOfType(OnrampException.class)
                .isThrownBy(() -> ModelLoader.load(folder))
                .satisfies(thrown -> assertThat(thrown.errorId()).isEqualTo("ONR-M002"));
    }

    @Test
    void findsTheBuiltInFilesInsideAJar() throws IOException {
        Path jar = folder.resolve("model.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (String name : List.of("model/README.md", "model/entities/a.conf", "other/b.conf")) {
                entries.putNextEntry(new JarEntry(name));
                entries.write(THING.formatted("a").getBytes(java.nio.charset.StandardCharsets.UTF_8));
                entries.closeEntry();
            }
        }

        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            assertThat(ModelFolder.readBeside(loader.getResource("model/README.md")))
                    .containsExactly(new ModelFile("model/entities/a.conf", THING.formatted("a")));
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
