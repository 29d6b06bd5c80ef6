package dev.onramp.ingest;

import dev.onramp.config.OnrampException;
import dev.onramp.config.Settings;
import dev.onramp.ingest.stream.IngestApplication;
import dev.onramp.model.ModelLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sun.misc.Signal;

/**
 * The program: {@code --config FILE --ready-file FILE}, both optional. Ends with 0 after SIGTERM or SIGINT, 1 when it cannot go on, 2 when
 * it was called wrongly; what is wrong stands on standard error.
 */
public final class IngestMain {
    private static final Set<String> OPTIONS = Set.of("--config", "--ready-file");

    private IngestMain() {}

    public static void main(String[] args) {
        int code = 0;
        try {
            run(options(args));
        } catch (OnrampException e) {
            System.err.println(e.getMessage());
            if (e.getCause() != null) {
                e.getCause().printStackTrace(System.err);
            }
            code = e.errorId().equals("ONR-I001") ? 2 : 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            code = 1;
        }
        System.exit(code);
    }

    private static void run(Map<String, String> options) throws InterruptedException {
        Settings settings = Settings.load(
                Optional.ofNullable(options.get("--config")).map(Path::of), System.getenv(), Map.of());
        IngestSettings ingest = IngestSettings.of(settings);
        var entities = EntityColumns.of(ModelLoader.load(ingest.modelDir()));
        try (IngestApplication application = new IngestApplication(
                ingest, entities, Optional.ofNullable(options.get("--ready-file")).map(Path::of))) {
            Signal.handle(new Signal("TERM"), signal -> application.stop());
            Signal.handle(new Signal("INT"), signal -> application.stop());
            application.run();
        }
    }

    /** @throws OnrampException ONR-I001 */
    static Map<String, String> options(String[] args) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            if (!OPTIONS.contains(args[i])) {
                throw IngestErrors.usage("'" + args[i] + "' is not one of its options");
            }
            if (i + 1 == args.length) {
                throw IngestErrors.usage("the option " + args[i] + " has no value");
            }
            options.put(args[i], args[i + 1]);
        }
        return options;
    }
}
