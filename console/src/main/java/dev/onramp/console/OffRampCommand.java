package dev.onramp.console;

import dev.onramp.config.Settings;
import dev.onramp.local.LocalStack;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.LegacyConsumer;
import dev.onramp.offramp.OffRampErrors;
import dev.onramp.offramp.kafka.OffRamp;
import dev.onramp.offramp.kafka.OffRampTopics;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "offramp",
        description =
                "Gives a consumer of the model an entity back in its own legacy columns and codes, on its topic. Runs until Ctrl-C.",
        mixinStandardHelpOptions = true)
final class OffRampCommand implements Callable<Integer> {
    private static final long STOP_SECONDS = 10;

    @Mixin
    private Context context = new Context();

    @Parameters(index = "0", paramLabel = "CONSUMER", description = "A consumer that the model declares.")
    private String name = "";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (LocalStack stack = context.stack()) {
            Settings settings = stack.settings();
            CanonicalModel model = context.model(settings);
            LegacyConsumer consumer = model.consumers().stream()
                    .filter(each -> each.name().value().equals(name))
                    .findFirst()
                    .orElseThrow(() -> OffRampErrors.noSuchConsumer(
                            name,
                            model.consumers().stream()
                                    .map(each -> each.name().value())
                                    .toList()));
            String servers = settings.section("kafka").getString("bootstrap-servers");
            OffRampTopics.make(consumer, servers, settings.section("kafka").getInt("canonical-partitions"));
            spec.commandLine()
                    .getErr()
                    .printf(
                            "%s: %s as rows of %s to the topic %s, group %s; Ctrl-C ends it%n",
                            consumer.name(),
                            consumer.entity(),
                            consumer.like().table(),
                            consumer.topic(),
                            OffRamp.group(consumer));
            run(consumer, servers);
        }
        return ExitCode.OK;
    }

    private void run(LegacyConsumer consumer, String servers) {
        CountDownLatch ended = new CountDownLatch(1);
        try (OffRamp offRamp = new OffRamp(consumer, servers);
                Meter meter =
                        new Meter("offramp", "rows", 1, 0, spec.commandLine().getErr())) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(offRamp, ended), "stop"));
            offRamp.run(meter::reached);
        } finally {
            ended.countDown();
        }
    }

    private static void stop(OffRamp offRamp, CountDownLatch ended) {
        offRamp.stop();
        try {
            if (!ended.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("the off-ramp did not end in time; what it did not commit is carried again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
