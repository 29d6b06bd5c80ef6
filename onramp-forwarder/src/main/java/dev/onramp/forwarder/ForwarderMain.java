package dev.onramp.forwarder;

import dev.onramp.config.OnrampException;
import dev.onramp.config.ServiceArguments;
import dev.onramp.config.Settings;
import dev.onramp.forwarder.kafka.KafkaRawFeed;
import dev.onramp.forwarder.kafka.RawTopicCheck;
import dev.onramp.forwarder.lambda.LambdaSettings;
import dev.onramp.forwarder.lambda.LambdaTransform;
import dev.onramp.forwarder.s3.S3LargeRecordStore;
import dev.onramp.model.ModelLoader;
import dev.onramp.model.contract.Topics;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code ForwarderMain --config FILE --ready-file FILE}. Runs until SIGTERM or Ctrl-C; exit codes: 0 stopped in order, 1 failed, 2 usage.
 * The ready file is written when the group has given this member its partitions for the first time.
 */
public final class ForwarderMain {
    private static final int OK = 0;
    /** Beyond the forwarder's own bound: to leave the group and to close. */
    private static final long CLOSE_MILLIS = 8_000;

    private ForwarderMain() {}

    public static void main(String[] args) {
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "logback-forwarder.xml");
        }
        AtomicInteger exit = new AtomicInteger(ServiceArguments.FAILED_EXIT);
        try {
            exit.set(run(ServiceArguments.parse(args)));
        } catch (OnrampException e) {
            System.err.println(e.getMessage());
            exit.set(ServiceArguments.exitCode(e));
        } catch (RuntimeException | Error e) {
            logger().error("the forwarder stops for a bug or for want of memory", e);
        }
        Runtime.getRuntime().halt(exit.get());
    }

    private static int run(ServiceArguments arguments) {
        Supplier<Settings> reading = () -> Settings.load(arguments.config(), System.getenv(), Map.of());
        Settings all = reading.get();
        ForwarderSettings settings = ForwarderSettings.from(all);
        LambdaSettings lambda = LambdaSettings.from(all);
        Set<String> topics = ModelLoader.load(all.root().getString("onramp.model-dir")).sources().stream()
                .map(source -> Topics.raw(source.table()))
                .collect(Collectors.toCollection(TreeSet::new));
        logger().info(
                        "forwarding {} at {} in the group {} to {}",
                        topics,
                        settings.bootstrapServers(),
                        settings.groupId(),
                        lambda);
        try (LambdaTransform transform =
                new LambdaTransform(reading, S3LargeRecordStore.of(reading), settings.maxInFlight())) {
            Forwarder forwarder = new Forwarder(
                    settings, () -> open(settings, topics), transform, MonotonicClock.system(), new Random());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(forwarder, settings), "stop"));
            forwarder.run(arguments::announceReady);
            return OK;
        }
    }

    /** Asks for the end and gives it time: the main thread ends the process itself, with the exit code that is due. */
    private static void stop(Forwarder forwarder, ForwarderSettings settings) {
        forwarder.stop();
        try {
            Thread.sleep(settings.stopTimeout().toMillis() + CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static RawFeed open(ForwarderSettings settings, Set<String> topics) {
        RawTopicCheck.run(settings, topics);
        return KafkaRawFeed.open(settings, topics);
    }

    /** Not a constant: the logging framework starts with the first logger, and must find its file's name first. */
    private static Logger logger() {
        return LoggerFactory.getLogger(ForwarderMain.class);
    }
}
