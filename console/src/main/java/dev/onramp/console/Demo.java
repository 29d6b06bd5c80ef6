package dev.onramp.console;

import dev.onramp.config.Settings;
import dev.onramp.generator.GeneratorRequest;
import dev.onramp.generator.GeneratorResult;
import dev.onramp.generator.kafka.KafkaGenerator;
import dev.onramp.local.LocalStack;
import dev.onramp.local.Service;
import dev.onramp.local.StackStatus;
import dev.onramp.model.CanonicalModel;
import dev.onramp.reconcile.Store;
import dev.onramp.reconcile.Verification;
import dev.onramp.reconcile.VerifyOptions;
import dev.onramp.reconcile.report.VerificationReport;
import dev.onramp.views.trino.ResultFormat;
import dev.onramp.views.trino.TrinoQuery;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** One run of the whole, measured. */
final class Demo {
    private static final Duration CATCH_UP = Duration.ofMinutes(5);

    private final LocalStack stack;
    private final CanonicalModel model;
    private final PrintWriter err;

    Demo(LocalStack stack, CanonicalModel model, PrintWriter err) {
        this.stack = stack;
        this.model = model;
        this.err = err;
    }

    DemoResult run(long changes, long seed) throws IOException {
        Instant start = ProcessHandle.current().info().startInstant().orElse(Instant.now());
        try (MemoryWatch memory = new MemoryWatch(stack)) {
            say("starting the stack");
            StackStatus status = new Platform(stack, model).up(new StackProgress(err));
            Settings settings = stack.settings();
            boolean views = status.running(Service.TRINO);
            String shownView = settings.section("trino").getString("views-schema") + "."
                    + model.entities().get(0).name() + "_wide";

            say("generating " + changes + " changes");
            Optional<FirstRow> firstRow = views ? Optional.of(new FirstRow(settings, shownView)) : Optional.empty();
            GeneratorResult generated = generate(changes, seed, settings);

            say("proving that archive, Delta, PostgreSQL and views agree");
            VerifyOptions options = VerifyOptions.DEFAULT.withCatchUpTimeout(CATCH_UP);
            VerificationReport report = Verification.run(
                    model, settings, views ? options : options.without(Store.TRINO), new StepLines(err));
            StringWriter rows = new StringWriter();
            if (views) {
                TrinoQuery.of(settings).run("SELECT * FROM " + shownView + " LIMIT 5", ResultFormat.TABLE, rows);
            }
            return new DemoResult(
                    generated,
                    report,
                    firstRow.map(each -> OptionalDouble.of(each.seconds())).orElseGet(OptionalDouble::empty),
                    Duration.between(start, Instant.now()),
                    memory.peakMib(),
                    stack.status(),
                    shownView,
                    rows.toString());
        }
    }

    private GeneratorResult generate(long changes, long seed, Settings settings) {
        try (Meter meter = new Meter("generate", "changes", 1, changes, err)) {
            return KafkaGenerator.run(
                    GeneratorRequest.of(changes, seed), settings, (sent, total) -> meter.reached(sent));
        }
    }

    private void say(String what) {
        err.println(what);
        err.flush();
    }
}
