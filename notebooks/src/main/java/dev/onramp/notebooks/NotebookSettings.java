package dev.onramp.notebooks;

import dev.onramp.config.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What the kernel's process was told when it was started. */
public final class NotebookSettings {
    /** The system property with the repository's root. */
    public static final String HOME = "onramp.home";
    /** The system property with the file of the settings, endpoints included. */
    public static final String FILE = "onramp.notebooks.settings";

    private NotebookSettings() {}

    /**
     * The settings with the endpoints in use.
     *
     * @throws dev.onramp.config.OnrampException ONR-N004 outside of the kernel that {@code ./onramp notebooks} sets up
     */
    static Settings load() {
        String file = System.getProperty(FILE);
        if (file == null) {
            throw NotebooksErrors.noKernel();
        }
        return Settings.load(Optional.of(Path.of(file)), System.getenv(), Map.of());
    }

    static Path sqlFolder() {
        return home().resolve("notebooks").resolve("sql");
    }

    private static Path home() {
        return Optional.ofNullable(System.getProperty(HOME)).map(Path::of).orElseThrow(NotebooksErrors::noKernel);
    }
}
