package dev.onramp.forwarder.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.onramp.config.OnrampException;
import dev.onramp.config.Settings;
import dev.onramp.forwarder.Batch;
import dev.onramp.forwarder.Invocation;
import dev.onramp.forwarder.InvokeFailure;
import dev.onramp.forwarder.InvokeFailure.Kind;
import dev.onramp.forwarder.InvokeOutcome;
import dev.onramp.forwarder.Raw;
import dev.onramp.forwarder.RawPartition;
import dev.onramp.forwarder.Slice;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LambdaTransformTest {
    private static final Slice SLICE = new Slice(new RawPartition("t", 0), 3, 3, 1);
    private static final Batch BATCH = new Batch(
            List.of(SLICE),
            Raw.utf8(
                    "{\"records\":{\"t-0\":[{\"topic\":\"t\",\"partition\":0,\"offset\":3,\"value\":\"c2VjcmV0\"}]}}"));

    private final FakeLambda lambda;

    LambdaTransformTest() throws IOException {
        lambda = new FakeLambda(0);
    }

    @AfterEach
    void close() {
        lambda.close();
    }

    @Test
    void bringsTheReplyOfTheFunctionForExactlyThePayload() {
        assertThat(invoke())
                .isInstanceOfSatisfying(
                        InvokeOutcome.Replied.class,
                        replied -> assertThat(replied.reply()).isEqualTo(Raw.reply(List.of(SLICE))));
        assertThat(lambda.payloads()).containsExactly(BATCH.payload());
    }

    @Test
    void tellsFailuresApartByTypeAndNeverRetriesByItself() {
        lambda.then(FakeLambda.serviceError(429, "TooManyRequestsException"))
                .then(FakeLambda.serviceError(500, "ServiceException"))
                .then(FakeLambda.serviceError(502, "ResourceNotReadyException"))
                .then(FakeLambda.serviceError(409, "ResourceConflictException"))
                .then(FakeLambda.serviceError(404, "ResourceNotFoundException"))
                .then(FakeLambda.serviceError(403, "AccessDeniedException"))
                .then(FakeLambda.serviceError(413, "RequestTooLargeException"))
                .then(FakeLambda.hangUp())
                .then(FakeLambda.silence());

        assertThat(failure()).satisfies(it -> is(it, Kind.RETRYABLE, "ONR-F011", "429 TooManyRequestsException"));
        assertThat(failure()).satisfies(it -> is(it, Kind.RETRYABLE, "ONR-F011", "500 ServiceException"));
        assertThat(failure()).satisfies(it -> is(it, Kind.RETRYABLE, "ONR-F011", "502"));
        assertThat(failure()).satisfies(it -> is(it, Kind.RETRYABLE, "ONR-F011", "409"));
        assertThat(failure()).satisfies(it -> is(it, Kind.REFUSED, "ONR-F014", "404 ResourceNotFoundException"));
        assertThat(failure()).satisfies(it -> is(it, Kind.REFUSED, "ONR-F014", "403"));
        assertThat(failure()).satisfies(it -> is(it, Kind.REFUSED, "ONR-F014", "413"));
        assertThat(failure()).satisfies(it -> is(it, Kind.UNKNOWN, "ONR-F012", "no reply"));
        assertThat(failure()).satisfies(it -> is(it, Kind.UNKNOWN, "ONR-F012", "no reply"));
        assertThat(lambda.payloads()).hasSize(9);
    }

    @Test
    void anEndpointThatIsDownIsWaitedFor() {
        lambda.close();
        assertThat(failure()).satisfies(it -> is(it, Kind.RETRYABLE, "ONR-F010", "out of reach"));
    }

    @Test
    void aFunctionErrorTellsItsTypeAndErrorIdAndNoValues() {
        lambda.then(FakeLambda.functionError(
                        "{\"errorMessage\":\"ONR-T007: pin 1234 is bad\",\"errorType\":\"dev.onramp.X\"}"))
                .then(FakeLambda.functionError("pin 1234 is bad"));

        assertThat(failure()).satisfies(it -> {
            is(it, Kind.RETRYABLE, "ONR-F013", "dev.onramp.X ONR-T007");
            assertThat(it.toString()).doesNotContain("1234");
        });
        assertThat(failure()).satisfies(it -> {
            is(it, Kind.RETRYABLE, "ONR-F013", "not JSON, 15 bytes");
            assertThat(it.toString()).doesNotContain("1234");
        });
    }

    @Test
    void anEndpointThatIsNoUrlIsAnErrorAtTheStart() {
        Settings settings = Settings.defaults().with(Map.of("lambda.endpoint", "not a url"));
        assertThatThrownBy(() -> new LambdaTransform(LambdaSettings.from(settings), 1).close())
                .isInstanceOfSatisfying(
                        OnrampException.class, e -> assertThat(e.errorId()).isEqualTo("ONR-F009"));
    }

    @Test
    void settingsReadEveryKeyAndTheirTextHidesTheKeys() {
        LambdaSettings settings = LambdaSettings.from(Settings.defaults()
                .with(Map.of(
                        "lambda.endpoint", "",
                        "lambda.region", "us-east-1",
                        "lambda.access-key", "AKIA",
                        "lambda.secret-key", "hush",
                        "lambda.function", "f",
                        "forwarder.invoke-timeout", "7s")));
        assertThat(settings)
                .isEqualTo(new LambdaSettings(
                        java.util.Optional.empty(),
                        java.util.Optional.of("us-east-1"),
                        java.util.Optional.of("AKIA"),
                        java.util.Optional.of("hush"),
                        "f",
                        java.time.Duration.ofSeconds(7)));
        assertThat(settings).hasToString("f at AWS in us-east-1");
    }

    private static void is(InvokeFailure failure, Kind kind, String id, String what) {
        assertThat(failure.kind()).as("%s", failure).isEqualTo(kind);
        assertThat(failure.errorId()).as("%s", failure).isEqualTo(id);
        assertThat(failure.what()).contains(what);
    }

    private InvokeFailure failure() {
        InvokeOutcome outcome = invoke();
        assertThat(outcome).isInstanceOf(InvokeOutcome.Failed.class);
        return ((InvokeOutcome.Failed) outcome).failure();
    }

    private InvokeOutcome invoke() {
        Settings settings = lambda.settings(Settings.defaults().with(Map.of("forwarder.invoke-timeout", "2s")));
        try (LambdaTransform transform = new LambdaTransform(LambdaSettings.from(settings), 1)) {
            Invocation invocation = transform.invoke(BATCH);
            await("an outcome").until(() -> invocation.outcome().isPresent());
            return invocation.outcome().orElseThrow();
        }
    }
}
