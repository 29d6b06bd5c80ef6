package dev.onramp.local.trino;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * The local Maven repository of the user. Maven is not asked, which would take seconds: the libraries of this process come from there, wherever the
 * user's settings have put it.
 */
final class MavenRepository {
    private static final Path COMMONS_COMPRESS = Path.of("org", "apache", "commons", "commons-compress");

    private MavenRepository() {}

    /** What {@code maven.repo.local} names, else where this process has its libraries from, else Maven's default. */
    static Path folder() {
        String named = System.getProperty("maven.repo.local", "");
        return named.isEmpty()
                ? ownLibrary()
                        .flatMap(MavenRepository::above)
                        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".m2", "repository"))
                : Path.of(named);
    }

    /** The repository that a jar of commons-compress lies in; empty when it lies in no Maven repository. */
    static Optional<Path> above(Path jar) {
        Optional<Path> folder = Optional.ofNullable(jar.getParent()).map(Path::getParent);
        return folder.filter(each -> each.endsWith(COMMONS_COMPRESS))
                .map(each -> each.resolve("../../../..").normalize());
    }

    private static Optional<Path> ownLibrary() {
        CodeSource source = TarArchiveEntry.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException | IllegalArgumentException | java.nio.file.FileSystemNotFoundException e) {
            // Not a file: then it is no jar of a repository.
            return Optional.empty();
        }
    }
}
