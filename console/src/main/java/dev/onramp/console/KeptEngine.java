package dev.onramp.console;

import dev.onramp.config.Settings;
import dev.onramp.local.LocalStack;
import dev.onramp.model.CanonicalModel;
import dev.onramp.views.Engine;
import dev.onramp.views.ViewsErrors;
import dev.onramp.views.athena.AthenaViews;
import dev.onramp.views.plan.EngineViews;
import dev.onramp.views.trino.TrinoViews;
import java.util.function.BiFunction;
import picocli.CommandLine.Option;

/** The engine whose views are planned, applied and watched. */
final class KeptEngine {
    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            defaultValue = "TRINO",
            description = "trino or athena; default: trino. Athena is found by the settings athena.*.")
    private Engine engine = Engine.TRINO;

    KeptEngine() {}

    /** @throws dev.onramp.config.OnrampException ONR-V038 for an engine that nothing is applied to */
    <T> T asked(Context context, BiFunction<EngineViews, CanonicalModel, T> question) {
        switch (engine) {
            case TRINO -> {
                // Where Trino is, the local stack knows.
                try (LocalStack stack = context.stack()) {
                    return question.apply(TrinoViews.of(stack.settings()), context.model(stack.settings()));
                }
            }
            case ATHENA -> {
                Settings settings = context.settings();
                return question.apply(AthenaViews.of(settings), context.model(settings));
            }
            default -> throw ViewsErrors.notKept(engine);
        }
    }
}
