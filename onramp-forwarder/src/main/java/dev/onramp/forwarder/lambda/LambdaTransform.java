package dev.onramp.forwarder.lambda;

import dev.onramp.forwarder.Batch;
import dev.onramp.forwarder.Invocation;
import dev.onramp.forwarder.InvokeOutcome;
import dev.onramp.forwarder.Transform;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** The transform as a function of AWS Lambda, invoked synchronously. Thread-safe; owns its client. */
public final class LambdaTransform implements Transform {
    private final String function;
    private final LambdaClient client;
    private final ExecutorService threads;

    /**
     * @param maxInFlight invocations at a time; more of them wait
     * @throws dev.onramp.config.OnrampException ONR-F009 when the client cannot be built
     */
    public LambdaTransform(LambdaSettings settings, int maxInFlight) {
        this.function = settings.function();
        this.client = LambdaClients.of(settings);
        this.threads = Executors.newFixedThreadPool(maxInFlight, work -> {
            Thread thread = new Thread(work, "invoke");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public Invocation invoke(Batch batch) {
        CompletableFuture<InvokeOutcome> outcome = CompletableFuture.supplyAsync(() -> call(batch), threads);
        return () -> outcome.isDone() ? Optional.of(outcome.join()) : Optional.empty();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.close();
    }

    private InvokeOutcome call(Batch batch) {
        try {
            InvokeResponse response = client.invoke(InvokeRequest.builder()
                    .functionName(function)
                    .invocationType(InvocationType.REQUEST_RESPONSE)
                    .payload(SdkBytes.fromByteArrayUnsafe(batch.payload()))
                    .build());
            byte[] reply = response.payload() == null
                    ? new byte[0]
                    : response.payload().asByteArrayUnsafe();
            return response.functionError() == null
                    ? new InvokeOutcome.Replied(reply)
                    : new InvokeOutcome.Failed(LambdaFailures.ofFunction(response.functionError(), reply));
        } catch (SdkException e) {
            return new InvokeOutcome.Failed(LambdaFailures.of(e));
        }
    }
}
