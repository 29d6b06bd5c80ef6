package dev.onramp.capture;

import dev.onramp.capture.debezium.DebeziumFeed;
import dev.onramp.capture.kafka.KafkaProgress;
import dev.onramp.capture.postgres.PostgresDatabase;
import dev.onramp.config.OnrampException;
import dev.onramp.config.ServiceArguments;
import dev.onramp.config.Settings;
import dev.onramp.model.ModelLoader;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code CaptureMain --config FILE [--check | --start-over] [--ready-file FILE] [--parent PID]}. Runs until SIGTERM, Ctrl-C or the end of
 * the parent process; exit codes: 0 stopped in order or nothing to complain of, 1 failed, 2 usage. The ready file is written when the
 * changes begin to be read for the first time.
 */
public final class CaptureMain {
    private static final int OK = 0;
    /** Beyond the feed's own bound: to store the progress and to close. */
    private static final long CLOSE_MILLIS = 8_000;

    private CaptureMain() {}

    public static void main(String[] args) {
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "logback-capture.xml");
        }
        AtomicInteger exit = new AtomicInteger(ServiceArguments.FAILED_EXIT);
        try {
            exit.set(run(CaptureArguments.parse(args)));
        } catch (OnrampException e) {
            System.err.println(e.getMessage());
            exit.set(ServiceArguments.exitCode(e));
        } catch (RuntimeException | Error e) {
            logger().error("the capture stops for a bug or for want of memory", e);
        }
        Runtime.getRuntime().halt(exit.get());
    }

    private static int run(CaptureArguments arguments) {
        Settings all = Settings.load(arguments.service().config(), System.getenv(), Map.of());
        CaptureSettings settings =
                CaptureSettings.from(all, ModelLoader.load(all.root().getString("onramp.model-dir")));
        LegacyDatabase database = new PostgresDatabase(settings);
        Progress progress = new KafkaProgress(settings);
        if (arguments.action() == CaptureArguments.Action.CHECK) {
            Check.print(settings, database, progress, System.out);
            return OK;
        }
        logger().info("capturing {} into {}", settings.database(), settings.bootstrapServers());
        settings.tables().forEach(each -> logger().info("table {} feeds {}", each.table(), each.source()));
        ChangeFeed feed = new DebeziumFeed(settings, database, arguments.service()::announceReady);
        Planner.Begin begin =
                arguments.action() == CaptureArguments.Action.START_OVER ? Planner.Begin.OVER : Planner.Begin.ON;
        Capture capture = new Capture(
                database,
                progress,
                feed,
                new Planner(settings, begin),
                new Backoff(settings.retryInitialBackoff(), settings.retryMaxBackoff()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(capture, settings), "stop"));
        arguments.parent().ifPresent(CaptureMain::endWith);
        capture.run();
        logger().info("stopped; {} records were acknowledged", feed.acknowledged());
        return OK;
    }

    /** Asks for the end and gives it time: the main thread ends the process itself, with the exit code that is due. */
    private static void stop(Capture capture, CaptureSettings settings) {
        capture.stop();
        try {
            Thread.sleep(settings.stopTimeout().toMillis() + CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void endWith(long parent) {
        Thread watch = new Thread(
                () -> {
                    ProcessHandle.of(parent).ifPresent(each -> each.onExit().join());
                    System.exit(OK);
                },
                "parent");
        watch.setDaemon(true);
        watch.start();
    }

    /** Not a constant: the logging framework starts with the first logger, and must find its file's name first. */
    private static Logger logger() {
        return LoggerFactory.getLogger(CaptureMain.class);
    }
}
