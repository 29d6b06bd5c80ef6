package dev.onramp.local.trino;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewJdkTest {
    @TempDir
    Path folder;

    @Test
    void readsTheMajorVersionFromTheReleaseFile() throws IOException {
        assertThat(NewJdk.version(jdk("a", "JAVA_VERSION=\"25.0.3\"\n"))).isEqualTo(25);
        assertThat(NewJdk.version(jdk("b", "JAVA_VERSION=\"24\"\n"))).isEqualTo(24);
        assertThat(NewJdk.version(jdk("c", "JAVA_VERSION=\"26-ea\"\n"))).isEqualTo(26);
    }

    @Test
    void takesAnythingElseForNoJdk() throws IOException {
        assertThat(NewJdk.version(folder.resolve("absent"))).isZero();
        assertThat(NewJdk.version(jdk("noVersion", "OTHER=\"25\"\n"))).isZero();
        assertThat(NewJdk.version(jdk("garbage", "JAVA_VERSION=\"new\"\n"))).isZero();
        assertThat(NewJdk.version(jdk("badEscape", "JAVA_VERSION=\\u00\n"))).isZero();
        Path withoutProgram = jdk("withoutProgram", "JAVA_VERSION=\"25\"\n");
        Files.delete(withoutProgram.resolve("bin/java"));
        assertThat(NewJdk.version(withoutProgram)).isZero();
    }

    @Test
    void followsTheLinksOfTheFirstJavaOnThePath() throws IOException {
        Path jdk = jdk("real", "JAVA_VERSION=\"25\"\n");
        Path links = Files.createDirectory(folder.resolve("links"));
        Files.createSymbolicLink(links.resolve("java"), jdk.resolve("bin/java"));

        assertThat(NewJdk.onPath(folder.resolve("absent") + File.pathSeparator + links))
                .contains(jdk.toRealPath());
        assertThat(NewJdk.onPath(folder.resolve("absent").toString())).isEmpty();
        assertThat(NewJdk.onPath("")).isEmpty();
        assertThat(NewJdk.onPath(null)).isEmpty();
    }

    private Path jdk(String name, String release) throws IOException {
        Path home = folder.resolve(name);
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), release);
        return home;
    }
}
