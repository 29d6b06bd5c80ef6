package dev.onramp.ingest;

import dev.onramp.config.OnrampException;
import dev.onramp.config.ServiceArguments;
import dev.onramp.config.Settings;
import dev.onramp.ingest.stream.IngestApplication;
import dev.onramp.model.ModelLoader;
import dev.onramp.model.wide.WideTable;
import java.util.Map;
import sun.misc.Signal;

/**
 * The program: {@code --config FILE --ready-file FILE}, both optional. Ends with 0 after SIGTERM or SIGINT, 1 when it cannot go on, 2 when
 * it was called wrongly, 4 when another process has taken over; what is wrong stands on standard error.
 */
public final class IngestMain {
    /** For whatever restarts processes: this one should stay down. */
    static final int SUPERSEDED_EXIT = 4;

    private IngestMain() {}

    public static void main(String[] args) {
        int code = 0;
        try {
            run(ServiceArguments.parse(args));
        } catch (OnrampException e) {
            System.err.println(e.getMessage());
            if (e.getCause() != null) {
                e.getCause().printStackTrace(System.err);
            }
            code = e.errorId().equals(IngestErrors.SUPERSEDED) ? SUPERSEDED_EXIT : ServiceArguments.exitCode(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            code = ServiceArguments.FAILED_EXIT;
        }
        System.exit(code);
    }

    private static void run(ServiceArguments arguments) throws InterruptedException {
        Settings settings = Settings.load(arguments.config(), System.getenv(), Map.of());
        IngestSettings ingest = IngestSettings.of(settings);
        var model = ModelLoader.load(ingest.modelDir());
        try (IngestApplication application =
                new IngestApplication(ingest, EntityColumns.of(model), WideTable.of(model), arguments::announceReady)) {
            Signal.handle(new Signal("TERM"), signal -> application.stop());
            Signal.handle(new Signal("INT"), signal -> application.stop());
            application.run();
        }
    }
}
