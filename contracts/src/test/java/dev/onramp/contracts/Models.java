package dev.onramp.contracts;

import dev.onramp.config.Settings;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.ModelLoader;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** What the tests generate from. */
final class Models {
    static final Places PLACES = Places.of(Settings.load(Optional.empty(), Map.of(), Map.of()));
    static final Set<ContractFormat> ALL = EnumSet.allOf(ContractFormat.class);

    private Models() {}

    static CanonicalModel builtIn() {
        return ModelLoader.loadDefault();
    }

    /** Everything that makes texts hard: hostile docs, quotes in enums, reserved words, every type, composite keys, a cycle. */
    static CanonicalModel hostile() {
        return ModelLoader.load(Path.of("src", "test", "resources", "model-hostile"));
    }

    static SortedMap<String, String> contracts(CanonicalModel model) {
        return Contracts.of(model, PLACES, ALL);
    }

    static SortedMap<String, String> contracts(CanonicalModel model, ContractFormat format) {
        return Contracts.of(model, PLACES, EnumSet.of(format));
    }
}
