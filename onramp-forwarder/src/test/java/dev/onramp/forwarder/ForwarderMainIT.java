package dev.onramp.forwarder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onramp.config.Settings;
import dev.onramp.forwarder.kafka.RawTopics;
import dev.onramp.forwarder.lambda.FakeLambda;
import dev.onramp.local.LocalStack;
import dev.onramp.local.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as the stack starts it: a process with the stack's small heap. */
class ForwarderMainIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String GROUP = "onramp-forwarder";
    private static final Set<String> TOPICS = Set.of("raw_table_acct", "raw_table_cust");

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();
    private static LocalStack stack;
    private static RawTopics topics;
    private FakeLambda lambda;

    @BeforeAll
    static void startStack() {
        stack = LocalStack.temporary(Service.KAFKA);
        topics = new RawTopics(stack.settings().section("kafka").getString("bootstrap-servers"));
    }

    @AfterAll
    static void stopStack() {
        topics.close();
        stack.close();
    }

    @BeforeEach
    void startLambda() throws IOException {
        lambda = new FakeLambda(0);
    }

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
        lambda.close();
    }

    @Test
    void worksOffABacklogInFullPayloadsOutlivesAKillAndStopsInOrder() throws Exception {
        topics.produce("raw_table_cust", 4, 60_000, 250);
        topics.produce("raw_table_acct", 4, 200, 100_000);
        Process first = start("first");
        await("the first to forward something")
                .atMost(PATIENCE)
                .until(() -> lambda.accounted().size() >= 2);
        first.destroyForcibly().waitFor();

        Process second = start("second");
        await("everything is committed")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(topics.committed(GROUP)).isEqualTo(topics.ends(TOPICS)));
        assertThat(folder.resolve("second.ready")).exists();
        int fullest = lambda.payloads().stream()
                .mapToInt(payload -> payload.length)
                .max()
                .orElseThrow();
        assertThat(fullest).isBetween(5_800_000, 6_000_000);

        second.destroy();
        assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).as(log("second")).isZero();
        assertThat(log("second"))
                .contains("ready: group onramp-forwarder, 8 partitions")
                .contains("stopped: ");
    }

    @Test
    void finishesTheInvocationInFlightBeforeItStops() throws Exception {
        Process process = start("graceful");
        await("ready").atMost(PATIENCE).until(() -> Files.exists(folder.resolve("graceful.ready")));
        lambda.then((self, exchange, slices) -> {
            process.destroy();
            FakeLambda.right().answer(self, exchange, slices);
        });
        topics.produce("raw_table_cust", 4, 40, 100);

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(log("graceful")).isZero();
        List<Slice> last = lambda.accounted().get(lambda.accounted().size() - 1);
        last.forEach(slice -> assertThat(topics.committed(GROUP))
                .containsEntry(slice.partition().toString(), slice.nextOffset()));
    }

    @Test
    void saysWhatIsWrongWithTheCommandLineAndTheSettings() throws Exception {
        Process usage = process("usage", List.of("--colour", "blue"));
        assertThat(usage.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(usage.exitValue()).isEqualTo(2);
        assertThat(log("usage")).contains("--colour", "ONR-C004");

        Path config = Files.writeString(folder.resolve("bad.conf"), "onramp.forwarder.max-payload-bytes = 7000000");
        Process settings = process("settings", List.of("--config", config.toString()));
        assertThat(settings.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(settings.exitValue()).isEqualTo(1);
        assertThat(log("settings")).contains("ONR-F001").contains("7000000").contains("6291456");
    }

    private Process start(String name) throws IOException {
        Settings settings = lambda.settings(stack.settings()).with(Map.of("forwarder.retry-max-backoff", "1s"));
        Path config = Files.writeString(
                folder.resolve(name + ".conf"),
                "onramp " + settings.root().getConfig("onramp").root().render());
        return process(
                name,
                List.of(
                        "--config",
                        config.toString(),
                        "--ready-file",
                        folder.resolve(name + ".ready").toString()));
    }

    private Process process(String name, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=logback-forwarder.xml",
                "-cp",
                System.getProperty("java.class.path"),
                ForwarderMain.class.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
        started.add(process);
        return process;
    }

    private String log(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".log"));
    }
}
