package dev.onramp.model;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads a model folder of HOCON files, or the model that is built in, and checks all of it. The syntax and the rules are in
 * {@code docs/model.md}. Stateless.
 */
public final class ModelLoader {
    private ModelLoader() {}

    /**
     * @param dir value of the setting {@code model-dir}; empty for the built-in model
     * @throws dev.onramp.config.OnrampException ONR-M001 with every problem of every file, ONR-M002 when the folder cannot be read
     */
    public static CanonicalModel load(String dir) {
        return dir.isEmpty() ? loadDefault() : load(Path.of(dir));
    }

    /**
     * Every file {@code *.conf} in and below the folder; the functions that they name may stand in jars in its folder {@code lib}.
     *
     * @throws dev.onramp.config.OnrampException as {@link #load(String)}
     */
    public static CanonicalModel load(Path dir) {
        try {
            return ModelReader.read(dir.toString(), ModelFolder.read(dir), MappingFunctions.of(dir));
        } catch (IOException e) {
            throw ModelErrors.unreadable(dir.toString(), e);
        }
    }

    /** The customer, individual and account model that ships with Onramp. */
    public static CanonicalModel loadDefault() {
        try {
            return ModelReader.read("the built-in model", ModelFolder.readBuiltIn(), MappingFunctions.ofClassPath());
        } catch (IOException e) {
            throw ModelErrors.unreadable("the built-in model", e);
        }
    }
}
