package dev.onramp.console;

import dev.onramp.config.Settings;
import dev.onramp.generator.FaultChoice;
import dev.onramp.generator.GeneratorRequest;
import dev.onramp.generator.kafka.KafkaGenerator;
import dev.onramp.local.LocalStack;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.ModelLoader;
import dev.onramp.notebooks.NotebooksErrors;
import dev.onramp.reconcile.Verification;
import dev.onramp.reconcile.VerifyOptions;
import dev.onramp.reconcile.report.VerificationReport;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;

/**
 * A stack of the notebooks' own: the built-in model and always the same changes, few customers with long histories, and every fault among
 * them. It is gone when this is closed, or when the process ends.
 */
final class NotebookStack implements AutoCloseable {
    private static final long CHANGES = 12_000;
    private static final long SEED = 42;
    private static final Duration CATCH_UP = Duration.ofMinutes(3);
    private static final Map<String, String> LEGACY_SYSTEM =
            Map.of("generator.max-customers", "1000", "generator.max-accounts", "2000");

    private final LocalStack stack;

    private NotebookStack(LocalStack stack) {
        this.stack = stack;
    }

    static NotebookStack start(PrintWriter err) {
        say(err, "no stack runs; starting one for the notebooks");
        LocalStack stack = LocalStack.temporary();
        try {
            CanonicalModel model = ModelLoader.loadDefault();
            new Platform(stack, model).up(new StackProgress(err));
            say(err, "generating " + CHANGES + " changes, with faults among them");
            KafkaGenerator.run(
                    GeneratorRequest.of(CHANGES, SEED).with(FaultChoice.parse("all")),
                    stack.settings().with(LEGACY_SYSTEM),
                    (sent, total) -> {});
            say(err, "waiting until every change is in the lake, and verifying it");
            VerificationReport report = Verification.run(
                    model, stack.settings(), VerifyOptions.DEFAULT.withCatchUpTimeout(CATCH_UP), new StepLines(err));
            if (!report.verified()) {
                throw NotebooksErrors.notVerified(report.text());
            }
            return new NotebookStack(stack);
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    Settings settings() {
        return stack.settings();
    }

    @Override
    public void close() {
        stack.close();
    }

    private static void say(PrintWriter err, String what) {
        err.println(what);
        err.flush();
    }
}
