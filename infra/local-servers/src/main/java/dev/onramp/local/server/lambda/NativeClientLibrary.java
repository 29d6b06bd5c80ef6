package dev.onramp.local.server.lambda;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;

/**
 * The native part of the Runtime Interface Client, unpacked where this endpoint alone writes. Left to itself, every function JVM of the machine unpacks it to
 * one and the same file in {@code /tmp}: two that start at once crash, and another user's cannot start at all.
 */
final class NativeClientLibrary {
    /** The system property by which the client is told that its library is there already. */
    static final String PROPERTY = "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private NativeClientLibrary() {}

    /**
     * The library in a folder, unpacked first when it is not there. Functions that run keep theirs: the file is never written again.
     *
     * @return empty where the client has none for this machine; it then says so itself
     */
    static Optional<Path> in(Path folder) throws IOException {
        String name = name(System.getProperty("os.arch", ""), usesMusl());
        Path library = folder.resolve(name);
        if (!Files.exists(library)) {
            try (InputStream packed = AWSLambda.class.getResourceAsStream("/jni/" + name)) {
                if (packed == null) {
                    return Optional.empty();
                }
                Path part = Files.createTempFile(folder, name, ".part");
                Files.copy(packed, part, StandardCopyOption.REPLACE_EXISTING);
                Files.move(part, library, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return Optional.of(library);
    }

    static String name(String architecture, boolean musl) {
        String machine = switch (architecture.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "aarch_64";
            default -> architecture;
        };
        return "libaws-lambda-jni.linux" + (musl ? "_musl" : "") + "-" + machine + ".so";
    }

    private static boolean usesMusl() {
        return Files.exists(Path.of("/lib/ld-musl-x86_64.so.1")) || Files.exists(Path.of("/lib/ld-musl-aarch64.so.1"));
    }
}
