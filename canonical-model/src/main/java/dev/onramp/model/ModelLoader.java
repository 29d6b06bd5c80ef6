package dev.onramp.model;

import java.nio.file.Path;

/** Reads a model folder of HOCON files, or the model that is built in, and checks all of it. */
public final class ModelLoader {
    private ModelLoader() {}

    /**
     * @param dir value of the setting {@code model-dir}; empty for the built-in model
     * @throws dev.onramp.config.OnrampException ONR-M001 with every problem of every file
     */
    public static CanonicalModel load(String dir) {
        return dir.isEmpty() ? loadDefault() : load(Path.of(dir));
    }

    public static CanonicalModel load(Path dir) {
        throw new UnsupportedOperationException("not written yet: " + dir);
    }

    public static CanonicalModel loadDefault() {
        throw new UnsupportedOperationException("not written yet");
    }
}
