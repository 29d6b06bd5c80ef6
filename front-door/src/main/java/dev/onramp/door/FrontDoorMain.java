package dev.onramp.door;

import dev.onramp.config.OnrampException;
import dev.onramp.config.ServiceArguments;
import dev.onramp.config.Settings;
import dev.onramp.door.http.HttpFrontDoor;
import dev.onramp.door.kafka.KafkaRawLog;
import dev.onramp.model.CanonicalModel;
import dev.onramp.model.ModelLoader;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code FrontDoorMain --config FILE --ready-file FILE}. Runs until SIGTERM or Ctrl-C, then ends the requests in hand; exit codes: 0 stopped
 * in order, 1 failed, 2 usage. The ready file is written when it listens.
 */
public final class FrontDoorMain {
    private FrontDoorMain() {}

    public static void main(String[] args) throws InterruptedException {
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "logback-front-door.xml");
        }
        try {
            run(ServiceArguments.parse(args));
        } catch (OnrampException e) {
            System.err.println(e.getMessage());
            Runtime.getRuntime().halt(ServiceArguments.exitCode(e));
        }
    }

    private static void run(ServiceArguments arguments) throws InterruptedException {
        Settings all = Settings.load(arguments.config(), System.getenv(), Map.of());
        CanonicalModel model = ModelLoader.load(all.root().getString("onramp.model-dir"));
        DoorSettings settings = DoorSettings.from(all, model);
        Logger log = LoggerFactory.getLogger(FrontDoorMain.class);
        if (settings.producers().isEmpty()) {
            log.warn("no producer is declared under front-door.producers: every request will be refused");
        }
        KafkaRawLog rawLog = KafkaRawLog.connect(
                settings.bootstrapServers(),
                settings.limits().produceTimeout(),
                settings.limits().maxChangeBytes());
        FrontDoor door = new FrontDoor(
                model, settings.producers(), settings.limits(), rawLog, System::nanoTime, new SecureRandom());
        HttpFrontDoor server = HttpFrontDoor.start(
                settings, door, OpenApi.of(model, all.section("front-door").getString("url")));
        CountDownLatch forever = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.close();
                            rawLog.close();
                            forever.countDown();
                        },
                        "stop"));
        log.info(
                "listening on {} for {} producers",
                server.address(),
                settings.producers().size());
        arguments.announceReady();
        forever.await();
    }
}
