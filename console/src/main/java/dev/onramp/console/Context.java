package dev.onramp.console;

import dev.onramp.config.Settings;
import dev.onramp.local.LocalStack;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.ModelLoader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command has, and what they lead to: settings, model, local stack. */
final class Context {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings in HOCON, over the built-in ones; see docs/configuration.md.")
    private @Nullable Path config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "One setting, over all others. May be given several times.")
    private Map<String, String> overrides = new LinkedHashMap<>();

    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "The folder of the canonical model; default: the built-in one.")
    private @Nullable Path model;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Where the local stack keeps its state; default: .onramp")
    private @Nullable Path dataDir;

    Context() {}

    Settings settings() {
        Map<String, String> all = new LinkedHashMap<>(overrides);
        if (model != null) {
            all.put("model-dir", model.toAbsolutePath().normalize().toString());
        }
        if (dataDir != null) {
            all.put("data-dir", dataDir.toAbsolutePath().normalize().toString());
        }
        return Settings.load(Optional.ofNullable(config), System.getenv(), all);
    }

    CanonicalModel model(Settings settings) {
        return ModelLoader.load(settings.root().getString("onramp.model-dir"));
    }

    LocalStack stack() {
        return LocalStack.open(home(), settings());
    }

    /** The folder of the installation, named by the launcher. */
    static Path home() {
        return Optional.ofNullable(System.getProperty("onramp.home"))
                .map(Path::of)
                .orElseThrow(ConsoleErrors::noHome);
    }
}
