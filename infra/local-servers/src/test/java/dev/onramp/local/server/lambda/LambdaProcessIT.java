package dev.onramp.local.server.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The endpoint as the process that the stack starts, killed and stopped. */
class LambdaProcessIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private Process endpoint;
    private int port;

    @AfterEach
    void kill() throws InterruptedException {
        if (endpoint != null) {
            endpoint.destroy();
            endpoint.waitFor();
        }
    }

    @Test
    void aFunctionEndsWithAnEndpointThatIsKilled() throws Exception {
        start();
        ProcessHandle function = function();

        endpoint.destroyForcibly();

        await("the function has ended").atMost(PATIENCE).until(() -> !function.isAlive());
    }

    @Test
    void aFunctionThatWorkedWhenTheEndpointWasKilledEndsAtTheNextStart() throws Exception {
        start();
        ProcessHandle function = function();
        Path taken = folder.resolve("taken");
        var answer = http.sendAsync(request("\"hang " + taken + "\""), HttpResponse.BodyHandlers.ofString());
        await("the function works on the event").atMost(PATIENCE).until(() -> Files.exists(taken));
        endpoint.destroyForcibly().waitFor();
        assertThat(answer).failsWithin(PATIENCE);
        assertThat(function.isAlive()).isTrue();

        start();

        assertThat(function()).isNotEqualTo(function);
        assertThat(function.isAlive()).isFalse();
    }

    @Test
    void aStoppedEndpointTakesItsFunctionAlong() throws Exception {
        start();
        ProcessHandle function = function();

        endpoint.destroy();

        assertThat(endpoint.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(function.isAlive()).isFalse();
        assertThat(folder.resolve("state")).isDirectoryNotContaining("glob:**.pid");
    }

    @Test
    void doesNotStartWithAWrongDefinitionOrATakenPort() throws Exception {
        assertThat(run("no-such-file.json").waitFor()).isEqualTo(1);
        assertThat(run(Files.writeString(folder.resolve("wrong.json"), "{}").toString())
                        .waitFor())
                .isEqualTo(2);
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            assertThat(run(definition(taken.getLocalPort()).toString()).waitFor())
                    .isEqualTo(1);
        }
        assertThat(folder.resolve("out"))
                .content()
                .contains("no-such-file.json", "wrong.json: member 'region'", "Address already in use");
    }

    private void start() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        endpoint = run(definition(port).toString());
        await("the function answers")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> invoke("1").equals("1"));
    }

    private Process run(String definition) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LambdaMain.class.getName(),
                        definition)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("out").toFile()))
                .start();
    }

    private Path definition(int onPort) throws IOException {
        String json = """
                {"port": %d, "region": "eu-central-1", "stateDirectory": "%s", "functions": [{"name": "trouble",
                 "handler": "%s", "classPath": ["%s", "%s"], "heapMebibytes": 64}]}""".formatted(
                        onPort,
                        folder.resolve("state"),
                        TroubleHandler.class.getName(),
                        Path.of("target", "test-classes").toAbsolutePath(),
                        Path.of("target", "classes").toAbsolutePath());
        return Files.writeString(folder.resolve("definition.json"), json);
    }

    private ProcessHandle function() throws IOException, InterruptedException {
        return ProcessHandle.of(Long.parseLong(invoke("\"pid\""))).orElseThrow();
    }

    private String invoke(String event) throws IOException, InterruptedException {
        return http.send(request(event), HttpResponse.BodyHandlers.ofString()).body();
    }

    private HttpRequest request(String event) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/2015-03-31/functions/trouble/invocations"))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(event))
                .build();
    }
}
