package dev.onramp.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Tells one content of a model folder from another, so that processes which read it once are started again after an edit. */
final class ModelPrint {
    private static final String BUILT_IN = "built-in";

    private ModelPrint() {}

    /** @param folder empty for the built-in model */
    static String of(String folder) {
        if (folder.isEmpty()) {
            return BUILT_IN;
        }
        Path root = Path.of(folder).toAbsolutePath().normalize();
        try (Stream<Path> walk = Files.walk(root)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            List<Path> files = walk.filter(each -> each.toString().endsWith(".conf") && Files.isRegularFile(each))
                    .sorted()
                    .toList();
            for (Path each : files) {
                digest.update(root.relativize(each).toString().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(Files.readAllBytes(each));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (UncheckedIOException e) {
            throw LocalErrors.unreadable(root, new IOException(e));
        } catch (IOException e) {
            throw LocalErrors.unreadable(root, e);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
