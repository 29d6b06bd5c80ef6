package dev.onramp.forwarder.lambda;

import dev.onramp.config.Settings;
import dev.onramp.forwarder.Batch;
import dev.onramp.forwarder.Invocation;
import dev.onramp.forwarder.InvokeFailure;
import dev.onramp.forwarder.InvokeOutcome;
import dev.onramp.forwarder.LargeRecordStore;
import dev.onramp.forwarder.Transform;
import dev.onramp.forwarder.aws.RenewableCredentials;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * The transform as a function of AWS Lambda, invoked synchronously. A large record is stored before each try, so that nothing depends on an earlier one.
 * Credentials that AWS refuses are read anew for the next try. Thread-safe; owns its client and its store.
 */
public final class LambdaTransform implements Transform {
    private static final Logger LOG = LoggerFactory.getLogger(LambdaTransform.class);

    private final String function;
    private final RenewableCredentials credentials;
    private final LambdaClient client;
    private final LargeRecordStore largeRecords;
    private final ExecutorService threads;

    /**
     * @param settings reads them anew each time, for fresh credentials
     * @param maxInFlight invocations at a time; more of them wait
     * @throws dev.onramp.config.OnrampException ONR-F009 when the client cannot be built
     */
    public LambdaTransform(Supplier<Settings> settings, LargeRecordStore largeRecords, int maxInFlight) {
        LambdaSettings lambda = LambdaSettings.from(settings.get());
        this.function = lambda.function();
        this.credentials = new RenewableCredentials(settings, "lambda");
        this.client = LambdaClients.of(lambda, credentials);
        this.largeRecords = largeRecords;
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
    public void settled(Batch batch) {
        batch.large().ifPresent(record -> {
            try {
                threads.execute(() -> largeRecords.remove(record));
            } catch (RejectedExecutionException closing) {
                LOG.warn("{} stays, nobody needs it any more: the forwarder ends", record);
            }
        });
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.close();
        credentials.close();
        largeRecords.close();
    }

    private InvokeOutcome call(Batch batch) {
        Optional<InvokeFailure> notStored = batch.large().flatMap(largeRecords::store);
        if (notStored.isPresent()) {
            return new InvokeOutcome.Failed(notStored.get());
        }
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
            InvokeFailure failure = LambdaFailures.of(e);
            if (failure.kind() == InvokeFailure.Kind.REFUSED) {
                credentials.renew();
            }
            return new InvokeOutcome.Failed(failure);
        }
    }
}
