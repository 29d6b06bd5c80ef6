package dev.onramp.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever meets an error id finds it, once, in {@code docs/errors.md}. */
class ErrorIdsTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern ID = Pattern.compile("ONR-[A-Z][0-9]{3}");

    @Test
    void everyIdOfTheCodeStandsOnceInThePageAndThePageHasNoOther() throws IOException {
        List<String> documented = Files.readAllLines(ROOT.resolve("docs/errors.md")).stream()
                .filter(line -> line.startsWith("| ONR-"))
                .map(line -> line.substring(2, 10))
                .toList();

        assertThat(documented).doesNotHaveDuplicates().isNotEmpty();
        assertThat(new TreeSet<>(documented)).isEqualTo(idsOfTheCode());
    }

    private static Set<String> idsOfTheCode() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/"))
                    .flatMap(file -> ID.matcher(text(file)).results().map(match -> match.group()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
