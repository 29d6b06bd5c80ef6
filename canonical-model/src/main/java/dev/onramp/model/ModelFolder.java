package dev.onramp.model;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The texts of a model: from a folder on disk, or from the resources of this module, be they a folder or inside a jar. */
final class ModelFolder {
    private static final String BUILT_IN = "model/";
    private static final String SUFFIX = ".conf";

    private ModelFolder() {}

    /** Every {@code *.conf} file below a folder, by name. */
    static List<ModelFile> read(Path folder) throws IOException {
        return read(folder, folder + "/");
    }

    private static List<ModelFile> read(Path folder, String prefix) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.filter(each -> each.toString().endsWith(SUFFIX) && Files.isRegularFile(each))
                    .sorted(Comparator.comparing(each -> relative(folder, each)))
                    .toList();
        }
        List<ModelFile> files = new ArrayList<>();
        for (Path path : paths) {
            files.add(new ModelFile(prefix + relative(folder, path), text(Files.readAllBytes(path))));
        }
        return files;
    }

    private static String relative(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    /** The files of the built-in model, found beside its README. */
    static List<ModelFile> readBuiltIn() throws IOException {
        return readBeside(ModelFolder.class.getResource("/" + BUILT_IN + "README.md"));
    }

    static List<ModelFile> readBeside(URL readme) throws IOException {
        URLConnection connection = readme.openConnection();
        if (!(connection instanceof JarURLConnection inJar)) {
            try {
                return read(Path.of(readme.toURI()).resolveSibling(""), BUILT_IN);
            } catch (URISyntaxException e) {
                throw new IOException(e);
            }
        }
        inJar.setUseCaches(false);
        try (JarFile jar = inJar.getJarFile()) {
            List<JarEntry> entries = jar.stream()
                    .filter(each -> each.getName().startsWith(BUILT_IN)
                            && each.getName().endsWith(SUFFIX))
                    .sorted(Comparator.comparing(JarEntry::getName))
                    .toList();
            List<ModelFile> files = new ArrayList<>();
            for (JarEntry entry : entries) {
                files.add(new ModelFile(
                        entry.getName(), text(jar.getInputStream(entry).readAllBytes())));
            }
            return files;
        }
    }

    private static String text(byte[] bytes) throws IOException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(java.nio.ByteBuffer.wrap(bytes))
                .toString();
    }
}
