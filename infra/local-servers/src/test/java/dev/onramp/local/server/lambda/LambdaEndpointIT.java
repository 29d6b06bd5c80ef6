package dev.onramp.local.server.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** The endpoint with the real runtime client in real JVMs, called by the AWS SDK. */
class LambdaEndpointIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(4);

    @TempDir
    static Path state;

    private static LambdaEndpoint endpoint;
    private static LambdaClient client;

    @BeforeAll
    static void start() throws IOException {
        endpoint = LambdaEndpoint.start(new EndpointDefinition(
                0,
                "eu-central-1",
                state,
                List.of(
                        function("trouble", TroubleHandler.class.getName(), 2),
                        function("broken", BrokenHandler.class.getName(), 4),
                        function("absent", "no.such.Handler", 4)),
                Optional.empty()));
        client = LambdaClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + endpoint.port()))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(each -> each.retryStrategy(RetryMode.STANDARD)
                        .retryStrategy(software.amazon.awssdk.retries.DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        client.close();
        endpoint.close();
    }

    @Test
    void answersWithWhatTheFunctionReturns() {
        InvokeResponse response = invoke("trouble", "{\"a\":1}");

        assertThat(response.payload().asUtf8String()).isEqualTo("{\"a\":1}");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.executedVersion()).isEqualTo("$LATEST");
        assertThat(response.functionError()).isNull();
        assertThat(response.responseMetadata().requestId()).isNotBlank();
    }

    @Test
    void acceptsTheArnForTheName() {
        assertThat(invoke("arn:aws:lambda:eu-central-1:000000000000:function:trouble:$LATEST", "1")
                        .payload()
                        .asUtf8String())
                .isEqualTo("1");
    }

    @Test
    void givesTheFunctionItsEnvironmentAndNothingOfItsOwn() {
        assertThat(invoke("trouble", "\"environment\"").payload().asUtf8String())
                .isEqualTo("\"trouble green eu-central-1 64\"");
    }

    @Test
    void takesAnAbsentPayloadForAnEmptyEvent() {
        assertThat(client.invoke(request -> request.functionName("trouble"))
                        .payload()
                        .asUtf8String())
                .isEqualTo("{}");
    }

    @Test
    void carriesSixMegabytesBothWays() {
        String payload = "\"" + "x".repeat(RuntimeSession.MAX_RESPONSE_BYTES - 2) + "\"";

        assertThat(invoke("trouble", payload).payload().asUtf8String()).isEqualTo(payload);
    }

    @Test
    void refusesMoreThanSixMegabytes() {
        String payload = "\"" + "x".repeat(RuntimeSession.MAX_RESPONSE_BYTES) + "\"";

        assertThatThrownBy(() -> invoke("trouble", payload))
                .isInstanceOf(RequestTooLargeException.class)
                .hasMessageContaining("6291456");
    }

    @Test
    void refusesWhatIsNotJson() {
        for (String wrong : List.of("{", "1 2", "garbage")) {
            assertThatThrownBy(() -> invoke("trouble", wrong))
                    .as(wrong)
                    .isInstanceOf(InvalidRequestContentException.class)
                    .hasMessageContaining("Could not parse");
        }
    }

    @Test
    void saysWhichFunctionItDoesNotKnow() {
        assertThatThrownBy(() -> invoke("nobody", "1"))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("function:nobody");
    }

    @Test
    void refusesAnInvocationTypeThatDoesNotExist() {
        assertThatThrownBy(() ->
                        client.invoke(request -> request.functionName("trouble").invocationType("Whenever")))
                .isInstanceOf(LambdaException.class)
                .hasMessageContaining("Whenever");
    }

    @Test
    void handsOverWhatTheFunctionThrows() {
        InvokeResponse response = invoke("trouble", "\"throw\"");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.functionError()).isEqualTo("Unhandled");
        assertThat(response.payload().asUtf8String())
                .contains("\"errorMessage\":\"told to throw\"")
                .contains("\"errorType\":\"java.lang.IllegalStateException\"");
    }

    @Test
    void answersAFunctionErrorWhenTheFunctionDiesAndStartsItAnew() {
        InvokeResponse response = invoke("trouble", "\"die\"");

        assertThat(response.functionError()).isEqualTo("Unhandled");
        assertThat(response.payload().asUtf8String())
                .contains("Runtime.ExitError")
                .contains("exit status 3");
        assertThat(invoke("trouble", "7").payload().asUtf8String()).isEqualTo("7");
    }

    @Test
    void killsAFunctionThatTakesTooLongAndStartsItAnew() {
        String before = invoke("trouble", "\"pid\"").payload().asUtf8String();

        InvokeResponse response = invoke("trouble", "\"hang\"");

        assertThat(response.functionError()).isEqualTo("Unhandled");
        assertThat(response.payload().asUtf8String()).contains("Task timed out after 4.00 seconds");
        assertThat(invoke("trouble", "\"pid\"").payload().asUtf8String()).isNotEqualTo(before);
    }

    @Test
    void refusesAResponseThatIsTooLarge() {
        InvokeResponse response = invoke("trouble", "\"talk\"");

        assertThat(response.functionError()).isEqualTo("Unhandled");
        assertThat(response.payload().asUtf8String()).contains("Function.ResponseSizeTooLarge");
        assertThat(invoke("trouble", "8").payload().asUtf8String()).isEqualTo("8");
    }

    @Test
    void runsAnEventWithoutLettingTheCallerWait() {
        Path file = state.resolve("touched");
        InvokeResponse response = client.invoke(request -> request.functionName("trouble")
                .invocationType(InvocationType.EVENT)
                .payload(SdkBytes.fromUtf8String("\"touch " + file + "\"")));

        assertThat(response.statusCode()).isEqualTo(202);
        await("the event is handled").atMost(Duration.ofSeconds(30)).until(() -> Files.exists(file));
    }

    @Test
    void onlyChecksInADryRun() {
        assertThat(client.invoke(request -> request.functionName("trouble").invocationType(InvocationType.DRY_RUN))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void throttlesWhenTheQueueIsFull() {
        // One in the function's hands, two in the queue: of five at least two are too many.
        List<CompletableFuture<InvokeResponse>> calls = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            calls.add(CompletableFuture.supplyAsync(
                    () -> invoke("trouble", "\"hang\""), each -> new Thread(each).start()));
        }
        CompletableFuture<?> all = CompletableFuture.allOf(calls.toArray(CompletableFuture<?>[]::new))
                .exceptionally(failure -> null);

        await("every call is answered").atMost(Duration.ofSeconds(90)).until(all::isDone);
        long throttled = calls.stream()
                .filter(CompletableFuture::isCompletedExceptionally)
                .map(call -> call.handle((response, failure) -> failure).join().getCause())
                .filter(TooManyRequestsException.class::isInstance)
                .count();
        assertThat(throttled).isBetween(2L, 3L);
        assertThat(calls.stream().filter(CompletableFuture::isCompletedExceptionally))
                .hasSize((int) throttled);
    }

    @Test
    void returnsTheEndOfTheLogWhenAsked() {
        InvokeResponse response = client.invoke(request ->
                request.functionName("trouble").logType(LogType.TAIL).payload(SdkBytes.fromUtf8String("\"log\"")));

        assertThat(new String(Base64.getDecoder().decode(response.logResult()), UTF_8))
                .contains("a line in the log");
    }

    @Test
    void describesItsFunctions() {
        assertThat(client.getFunction(request -> request.functionName("trouble"))
                        .configuration()
                        .handler())
                .isEqualTo(TroubleHandler.class.getName());
        assertThat(client.listFunctions().functions()).hasSize(3);
    }

    @Test
    void answersAFunctionErrorWhenTheFunctionCannotStart() {
        InvokeResponse response = invoke("broken", "1");

        assertThat(response.functionError()).isEqualTo("Unhandled");
        assertThat(response.payload().asUtf8String()).contains("a setting is missing");
    }

    @Test
    void answersAFunctionErrorWhenTheHandlerDoesNotExist() {
        InvokeResponse response = invoke("absent", "1");

        assertThat(response.functionError()).isEqualTo("Unhandled");
        assertThat(response.payload().asUtf8String()).contains("no.such.Handler");
    }

    private static InvokeResponse invoke(String function, String payload) {
        return client.invoke(request -> request.functionName(function).payload(SdkBytes.fromUtf8String(payload)));
    }

    private static FunctionDefinition function(String name, String handler, int maxQueued) {
        return new FunctionDefinition(
                name,
                handler,
                List.of(Path.of("target", "test-classes"), Path.of("target", "classes")),
                Map.of("COLOUR", "green"),
                TIMEOUT,
                64,
                1,
                maxQueued);
    }
}
