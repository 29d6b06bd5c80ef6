package dev.onramp.local.trino;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds a JDK that Trino runs on. Reads the JDKs' release files; starts nothing. */
final class NewJdk {
    /** Trino {@value TrinoArchive#VERSION} refuses older ones. */
    static final int OLDEST = 24;

    private NewJdk() {}

    /** The first that is new enough: named by the environment, running this process, or installed where systems install them. */
    static Optional<Path> home() {
        List<Path> places = new ArrayList<>();
        for (String variable : List.of("ONRAMP_JAVA_HOME", "JAVA_HOME")) {
            Optional.ofNullable(System.getenv(variable))
                    .filter(each -> !each.isEmpty())
                    .map(Path::of)
                    .ifPresent(places::add);
        }
        places.add(Path.of(System.getProperty("java.home")));
        onPath(System.getenv("PATH")).ifPresent(places::add);
        String user = System.getProperty("user.home");
        for (String parent : List.of(
                "/usr/lib/jvm",
                "/opt/java",
                user + "/.sdkman/candidates/java",
                user + "/.jdks",
                "/Library/Java/JavaVirtualMachines")) {
            places.addAll(children(Path.of(parent)));
        }
        return places.stream()
                .flatMap(place -> Stream.of(place, place.resolve("Contents/Home")))
                .filter(place -> version(place) >= OLDEST)
                .findFirst();
    }

    /** The JDK whose {@code java} a shell would start. */
    static Optional<Path> onPath(@Nullable String path) {
        if (path == null) {
            return Optional.empty();
        }
        for (String folder : path.split(File.pathSeparator)) {
            Path java = Path.of(folder, "java");
            if (!folder.isEmpty() && Files.isExecutable(java)) {
                return home(java);
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> home(Path java) {
        try {
            // From bin/java, with the links of the system's alternatives followed.
            return Optional.ofNullable(java.toRealPath().getParent()).map(Path::getParent);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static List<Path> children(Path parent) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            // A folder that cannot be read holds no JDK for us.
            return List.of();
        }
    }

    /** The major version in a JDK's release file; 0 where there is none. */
    static int version(Path javaHome) {
        Path release = javaHome.resolve("release");
        if (!Files.isExecutable(javaHome.resolve("bin/java")) || !Files.isRegularFile(release)) {
            return 0;
        }
        Properties facts = new Properties();
        try (var in = Files.newBufferedReader(release)) {
            facts.load(in);
        } catch (IOException | IllegalArgumentException e) {
            return 0;
        }
        String version = facts.getProperty("JAVA_VERSION", "0").replace("\"", "");
        String major = version.split("[.+-]", 2)[0];
        return major.matches("[0-9]{1,4}") ? Integer.parseInt(major) : 0;
    }
}
