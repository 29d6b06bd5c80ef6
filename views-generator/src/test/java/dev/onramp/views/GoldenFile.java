package dev.onramp.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A reviewed text in {@code src/test/resources/golden}. {@code -Donramp.golden=rewrite} writes it anew instead of comparing. */
public final class GoldenFile {
    private static final Path ROOT = Path.of("src/test/resources/golden");

    private GoldenFile() {}

    static boolean isRewriting() {
        return "rewrite".equals(System.getProperty("onramp.golden"));
    }

    static Path folder(String name) {
        return ROOT.resolve(name);
    }

    public static void check(String file, String actual) throws IOException {
        Path path = ROOT.resolve(file);
        if (isRewriting()) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, actual);
        }
        assertThat(path)
                .describedAs("run with -Donramp.golden=rewrite to create %s", path)
                .exists();
        assertThat(actual)
                .describedAs("%s; when the change is meant, run with -Donramp.golden=rewrite and review the diff", path)
                .isEqualTo(Files.readString(path));
    }
}
