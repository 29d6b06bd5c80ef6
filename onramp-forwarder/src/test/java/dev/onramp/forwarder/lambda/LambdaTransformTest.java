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
import dev.onramp.forwarder.LargeRecord;
import dev.onramp.forwarder.Raw;
import dev.onramp.forwarder.RawPartition;
import dev.onramp.forwarder.RawRecord;
import dev.onramp.forwarder.Slice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LambdaTransformTest {
    private static final Slice SLICE = new Slice(new RawPartition("t", 0), 3, 3, 1);
    private static final Batch BATCH = new Batch(
            List.of(SLICE),
            Raw.utf8("{\"records\":{\"t-0\":[{\"topic\":\"t\",\"partition\":0,\"offset\":3,\"value\":\"c2VjcmV0\"}]}}"),
            Optional.empty());

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
                .then(FakeLambda.serviceError(403, "ExpiredTokenException"))
                .then(FakeLambda.hangUp())
                .then(FakeLambda.silence());

        assertThat(failure()).satisfies(it -> is(it, Kind.RETRYABLE, "ONR-F011", "429 TooManyRequestsException"));
        assertThat(failure()).satisfies(it -> is(it, Kind.RETRYABLE, "ONR-F011", "500 ServiceException"));
        assertThat(failure()).satisfies(it -> is(it, Kind.RETRYABLE, "ONR-F011", "502"));
        assertThat(failure()).satisfies(it -> is(it, Kind.RETRYABLE, "ONR-F011", "409"));
        assertThat(failure()).satisfies(it -> is(it, Kind.REFUSED, "ONR-F014", "404 ResourceNotFoundException"));
        assertThat(failure()).satisfies(it -> is(it, Kind.REFUSED, "ONR-F014", "403"));
        assertThat(failure()).satisfies(it -> is(it, Kind.TOO_LARGE, "ONR-F018", "413"));
        assertThat(failure()).satisfies(it -> is(it, Kind.REFUSED, "ONR-F014", "403 ExpiredToken"));
        assertThat(failure()).satisfies(it -> is(it, Kind.UNKNOWN, "ONR-F012", "no reply"));
        assertThat(failure()).satisfies(it -> is(it, Kind.OVERTAXED, "ONR-F012", "no reply in time"));
        assertThat(lambda.payloads()).hasSize(10);
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
    void tellsAFunctionThatHadTooMuchToDoFromOneThatFails() {
        lambda.then(FakeLambda.functionError(
                        "{\"errorType\":\"Function.ResponseSizeTooLarge\",\"errorMessage\":\"x\"}"))
                .then(FakeLambda.functionError("{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"x\"}"))
                .then(FakeLambda.functionError("{\"errorMessage\":\"2026-01-01 Task timed out after 3.00 seconds\"}"))
                .then(FakeLambda.functionError("{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":\"x\"}"))
                .then(FakeLambda.functionError("{\"errorType\":\"java.lang.OutOfMemoryError\"}"));

        assertThat(failure()).satisfies(it -> is(it, Kind.TOO_LARGE, "ONR-F018", "reply is too large"));
        for (int i = 0; i < 4; i++) {
            assertThat(failure()).satisfies(it -> is(it, Kind.OVERTAXED, "ONR-F019", "time or memory"));
        }
    }

    @Test
    void readsCredentialsAnewWhenAwsRefusesThem() {
        lambda.then(FakeLambda.serviceError(403, "ExpiredTokenException"));
        AtomicInteger readings = new AtomicInteger();
        Supplier<Settings> rotating =
                () -> settings().with(Map.of("lambda.access-key", "AKIA" + readings.incrementAndGet()));
        try (LambdaTransform transform = new LambdaTransform(rotating, new FakeStore(), 1)) {
            assertThat(outcome(transform, BATCH)).isInstanceOf(InvokeOutcome.Failed.class);
            assertThat(outcome(transform, BATCH)).isInstanceOf(InvokeOutcome.Replied.class);
        }
        assertThat(lambda.authorizations()).hasSize(2);
        assertThat(lambda.authorizations().get(0)).contains("Credential=AKIA2/");
        assertThat(lambda.authorizations().get(1)).contains("Credential=AKIA3/");
    }

    @Test
    void storesALargeRecordBeforeEachTryAndDeletesItWhenItIsSettled() {
        FakeStore store = new FakeStore();
        store.failures.add(new InvokeFailure(Kind.RETRYABLE, "ONR-F017", "no bucket"));
        RawRecord record = Raw.record(new RawPartition("t", 0), 3);
        Batch large = new Batch(BATCH.slices(), BATCH.payload(), Optional.of(new LargeRecord("large/3", record)));
        try (LambdaTransform transform = new LambdaTransform(this::settings, store, 1)) {
            assertThat(outcome(transform, large))
                    .isEqualTo(new InvokeOutcome.Failed(new InvokeFailure(Kind.RETRYABLE, "ONR-F017", "no bucket")));
            assertThat(lambda.payloads()).isEmpty();
            assertThat(outcome(transform, large)).isInstanceOf(InvokeOutcome.Replied.class);
            assertThat(new String(store.objects.get("large/3"), StandardCharsets.UTF_8))
                    .isEqualTo(
                            "{\"topic\":\"t\",\"partition\":0,\"offset\":3,\"timestamp\":1767225600123,"
                                    + "\"timestampType\":\"CREATE_TIME\",\"key\":\"azM=\",\"value\":\"eyJuIjozfQ==\",\"headers\":[]}");
            transform.settled(large);
            await("the object to go").until(store.objects::isEmpty);
        }
    }

    @Test
    void anEndpointThatIsNoUrlIsAnErrorAtTheStart() {
        Settings settings = Settings.defaults().with(Map.of("lambda.endpoint", "not a url"));
        assertThatThrownBy(() -> new LambdaTransform(() -> settings, new FakeStore(), 1).close())
                .isInstanceOfSatisfying(
                        OnrampException.class, e -> assertThat(e.errorId()).isEqualTo("ONR-F009"));
    }

    @Test
    void settingsReadEveryKeyButTheSecretOnes() {
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
        try (LambdaTransform transform = new LambdaTransform(this::settings, new FakeStore(), 1)) {
            return outcome(transform, BATCH);
        }
    }

    private Settings settings() {
        return lambda.settings(Settings.defaults().with(Map.of("forwarder.invoke-timeout", "1s")));
    }

    private static InvokeOutcome outcome(LambdaTransform transform, Batch batch) {
        Invocation invocation = transform.invoke(batch);
        await("an outcome").until(() -> invocation.outcome().isPresent());
        return invocation.outcome().orElseThrow();
    }
}
