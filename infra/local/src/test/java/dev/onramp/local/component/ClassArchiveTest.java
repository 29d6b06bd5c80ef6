package dev.onramp.local.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import dev.onramp.config.OnrampException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
    private static final String MODULE = "module";

    @TempDir
    private Path home;

    @TempDir
    private Path elsewhere;

    @Test
    void aJvmTakesTheLibrariesClassesFromTheArchive() throws Exception {
        module(library());
        ClassArchive archive = ClassArchive.of(home, MODULE);
        assertThat(archive.exists()).isFalse();
        assertThat(archive.jvmOptions()).isEmpty();

        archive.make(Files.write(home.resolve("classes"), List.of("java/lang/Object", name(Config.class))));

        assertThat(archive.jvmOptions()).hasSize(1);
        assertThat(loaded(ClassArchive.of(home, MODULE))).contains(Config.class.getName() + " source: shared objects");
        Files.move(archive.file(), home.resolve("elsewhere"));
        assertThat(loaded(archive)).contains(Config.class.getName() + " source: file:");
    }

    @Test
    void otherLibrariesHaveAnotherArchive() throws Exception {
        module(library());
        ClassArchive before = ClassArchive.of(home, MODULE);
        before.make(Files.write(home.resolve("classes"), List.of("java/lang/Object", name(Config.class))));

        module(Files.copy(library(), elsewhere.resolve("library.jar")));

        ClassArchive after = ClassArchive.of(home, MODULE);
        assertThat(after.jvmOptions()).isEmpty();
        after.make(home.resolve("classes"));
        assertThat(after.exists()).isTrue();
        assertThat(before.exists()).isFalse();
    }

    @Test
    void whereItCannotBeMadeThereIsNone() throws Exception {
        module(library());
        ClassArchive archive = ClassArchive.of(home, MODULE);

        assertThatThrownBy(() -> archive.make(home.resolve("no-such-list")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("class-archive.log");
        assertThat(archive.exists()).isFalse();
    }

    @Test
    void aModuleThatIsNotBuiltIsToldSo() {
        assertThatThrownBy(() -> ClassArchive.of(home, MODULE))
                .isInstanceOf(OnrampException.class)
                .hasMessageContaining("ONR-L001");
    }

    @Test
    void whatIsBuiltHereStandsBehindTheLibraries() throws Exception {
        Path sibling = home.resolve("sibling/target/sibling.jar");
        Path repository = home.resolve(".m2/repository/library/1.0/library-1.0.jar");
        module(sibling, library(), repository);

        assertThat(JavaProgram.moduleClassPath(home, MODULE))
                .containsExactly(library(), repository, home.resolve(MODULE).resolve("target/classes"), sibling);
    }

    private void module(Path... classPath) throws IOException {
        Path target = home.resolve(MODULE).resolve("target");
        Files.createDirectories(target.resolve("classes"));
        Files.writeString(
                target.resolve("classpath.txt"),
                String.join(
                        File.pathSeparator,
                        List.of(classPath).stream().map(Path::toString).toList()));
    }

    private static String loaded(ClassArchive archive) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(JavaProgram.thisJavaHome().resolve("bin").resolve("java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xlog:class+load"));
        command.addAll(archive.jvmOptions());
        // It has no main method: the class is loaded all the same.
        command.addAll(List.of("-cp", JavaProgram.joined(archive.libraries()), Config.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private static String name(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    private static Path library() {
        return Path.of(
                Config.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
