package dev.onramp.notebooks.jupyter;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.ConfigRenderOptions;
import dev.onramp.config.Settings;
import dev.onramp.local.component.JavaProgram;
import dev.onramp.notebooks.NotebookSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The description of our Java kernel that Jupyter looks for, for one stack.
 *
 * @param jupyterPath the folder for Jupyter's {@code JUPYTER_PATH}
 */
public record Kernel(Path jupyterPath) {
    /** As the notebooks name it. */
    public static final String NAME = "onramp";

    private static final String MODULE = "notebooks";
    private static final String MAIN = "dev.onramp.notebooks.kernel.KernelMain";

    /**
     * Writes the description and what it refers to.
     *
     * @param home the repository's root with built modules
     * @param settings with the endpoints in use; only this user can read the file they go to, as it holds the stack's passwords
     * @param folder for all of it
     */
    public static Kernel write(Path home, Settings settings, Path folder) throws IOException {
        Path kernel = Files.createDirectories(folder.resolve("kernels").resolve(NAME));
        Path settingsFile = kernel.resolve("settings.conf");
        OwnerFile.write(
                settingsFile,
                "onramp " + settings.root().getValue("onramp").render(ConfigRenderOptions.concise()) + "\n");
        Path arguments = kernel.resolve("java.args");
        Files.writeString(
                arguments,
                "-cp\n" + quoted(classPath(home)) + "\n" + property(NotebookSettings.HOME, home)
                        + property(NotebookSettings.FILE, settingsFile));
        Map<String, Object> description = new LinkedHashMap<>();
        description.put(
                "argv",
                List.of(
                        JavaProgram.thisJavaHome()
                                .resolve("bin")
                                .resolve("java")
                                .toString(),
                        "@" + arguments,
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.awt.headless=true",
                        "-Duser.timezone=UTC",
                        "-Dlogback.configurationFile=logback-kernel.xml",
                        MAIN,
                        "{connection_file}"));
        description.put("display_name", "Java (Onramp)");
        description.put("language", "java");
        description.put("interrupt_mode", "message");
        Files.writeString(kernel.resolve("kernel.json"), new ObjectMapper().writeValueAsString(description));
        return new Kernel(folder);
    }

    private static String classPath(Path home) throws IOException {
        return JavaProgram.joined(JavaProgram.moduleClassPath(home, MODULE));
    }

    private static String property(String name, Path value) {
        return quoted("-D" + name + "=" + value.toAbsolutePath()) + "\n";
    }

    private static String quoted(String word) {
        return "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
