package dev.onramp.local;

import com.typesafe.config.ConfigRenderOptions;
import dev.onramp.config.Settings;
import dev.onramp.local.component.JavaProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of the product that runs in a process of its own, with its own class path, as long as the caller waits for it: it writes to the
 * caller's output, and a signal that ends the caller ends it in order.
 */
public final class Foreground {
    private Foreground() {}

    /**
     * Runs it to its end.
     *
     * @param module its folder below the home
     * @param jvmOptions beyond those of every such program; the largest heap among them
     * @param arguments beyond {@code --config FILE --parent PID}, which every such program takes; no secrets
     * @return its exit code
     * @throws dev.onramp.config.OnrampException ONR-L001 when the module is not built, ONR-L023 when it cannot be started
     */
    public static int run(
            Path home,
            Settings settings,
            String module,
            String mainClass,
            List<String> jvmOptions,
            List<String> arguments)
            throws InterruptedException {
        try {
            Path folder = Files.createTempDirectory(
                    "onramp-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Process process = start(home, settings, module, mainClass, jvmOptions, arguments, folder);
            Thread end = new Thread(() -> end(process, folder), "end");
            Runtime.getRuntime().addShutdownHook(end);
            try {
                return process.waitFor();
            } finally {
                remove(folder);
                unhook(end);
            }
        } catch (IOException e) {
            throw LocalErrors.notLaunched(module, e);
        }
    }

    private static Process start(
            Path home,
            Settings settings,
            String module,
            String mainClass,
            List<String> jvmOptions,
            List<String> arguments,
            Path folder)
            throws IOException {
        Path config = Files.writeString(
                folder.resolve("onramp.conf"),
                settings.root()
                        .root()
                        .withOnlyKey("onramp")
                        .render(ConfigRenderOptions.defaults()
                                .setOriginComments(false)
                                .setComments(false)
                                .setJson(false)));
        String classPath = JavaProgram.joined(JavaProgram.moduleClassPath(home, module));
        Path argFile = Files.writeString(
                folder.resolve("java.args"),
                "-cp\n\"" + classPath.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n");
        List<String> words = new ArrayList<>();
        words.add(JavaProgram.thisJavaHome().resolve("bin").resolve("java").toString());
        words.add("@" + argFile);
        words.addAll(JavaProgram.MODEST);
        words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=128m"));
        words.addAll(jvmOptions);
        words.add(mainClass);
        words.addAll(List.of("--config", config.toString()));
        words.addAll(List.of("--parent", Long.toString(ProcessHandle.current().pid())));
        words.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(words).inheritIO();
        builder.environment().putAll(JavaProgram.ENVIRONMENT);
        return builder.start();
    }

    /** The caller is ending: so does the program, and its exit code is the caller's. */
    private static void end(Process process, Path folder) {
        process.destroy();
        try {
            int code = process.waitFor();
            remove(folder);
            Runtime.getRuntime().halt(code);
        } catch (IOException e) {
            Runtime.getRuntime().halt(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void unhook(Thread end) {
        try {
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException exitHasBegun) {
            // The hook ends the process.
            return;
        }
    }

    private static void remove(Path folder) throws IOException {
        for (String each : List.of("onramp.conf", "java.args")) {
            Files.deleteIfExists(folder.resolve(each));
        }
        Files.deleteIfExists(folder);
    }
}
