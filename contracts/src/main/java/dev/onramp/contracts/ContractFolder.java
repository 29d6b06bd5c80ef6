package dev.onramp.contracts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A folder of generated documents: writes them, and says where it differs from them. Not thread-safe against others who write there. */
public final class ContractFolder {
    private final Path root;

    public ContractFolder(Path root) {
        this.root = root;
    }

    /** A file that is not as it is generated. */
    public record Difference(String file, Kind kind) {
        /** What is wrong with it. */
        public enum Kind {
            CHANGED,
            MISSING,
            /** No model gives it, or this one does not any more. */
            SURPLUS
        }
    }

    /**
     * Writes what differs; everything else, surplus files too, stays as it is.
     *
     * @return what was written, in order
     * @throws dev.onramp.config.OnrampException ONR-K001
     */
    public List<String> write(Map<String, String> files) {
        List<String> written = new ArrayList<>();
        for (Map.Entry<String, String> each : files.entrySet()) {
            Path file = root.resolve(each.getKey());
            try {
                byte[] bytes = each.getValue().getBytes(StandardCharsets.UTF_8);
                if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
                    Files.createDirectories(file.toAbsolutePath().getParent());
                    Files.write(file, bytes);
                    written.add(each.getKey());
                }
            } catch (IOException e) {
                throw ContractsErrors.folder(file, e);
            }
        }
        return Collections.unmodifiableList(written);
    }

    /**
     * Compares byte by byte. Files outside of the formats' folders are nobody's business.
     *
     * @param formats whose folders are looked at for surplus files
     * @throws dev.onramp.config.OnrampException ONR-K001, also when there is no such folder
     */
    public List<Difference> differences(Map<String, String> files, Set<ContractFormat> formats) {
        Set<String> stored = new TreeSet<>();
        List<Difference> differences = new ArrayList<>();
        try {
            if (!Files.isDirectory(root)) {
                throw new java.nio.file.NotDirectoryException(root.toString());
            }
            for (ContractFormat format : formats) {
                stored.addAll(list(root.resolve(format.folder())));
            }
            for (Map.Entry<String, String> each : files.entrySet()) {
                if (!stored.remove(each.getKey())) {
                    differences.add(new Difference(each.getKey(), Difference.Kind.MISSING));
                } else if (!Arrays.equals(
                        Files.readAllBytes(root.resolve(each.getKey())),
                        each.getValue().getBytes(StandardCharsets.UTF_8))) {
                    differences.add(new Difference(each.getKey(), Difference.Kind.CHANGED));
                }
            }
        } catch (IOException e) {
            throw ContractsErrors.folder(root, e);
        }
        stored.forEach(each -> differences.add(new Difference(each, Difference.Kind.SURPLUS)));
        return List.copyOf(differences);
    }

    private List<String> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(each -> root.relativize(each).toString().replace('\\', '/'))
                    .toList();
        }
    }
}
