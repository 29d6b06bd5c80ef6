package dev.onramp.dlq.lambda;

import com.typesafe.config.Config;
import dev.onramp.config.Settings;
import dev.onramp.dlq.DlqErrors;
import dev.onramp.dlq.ReplayTarget;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.LambdaClientBuilder;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** The function behind the settings {@code lambda}. The client's own standard retries bridge throttling and short breaks. Thread-safe. */
public final class LambdaReplayTarget implements ReplayTarget {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final int SHOWN = 300;

    private final String function;
    private final LambdaClient client;

    public LambdaReplayTarget(Settings settings) {
        Config lambda = settings.section("lambda");
        Duration timeout = settings.section("forwarder").getDuration("invoke-timeout");
        this.function = lambda.getString("function");
        try {
            LambdaClientBuilder builder = LambdaClient.builder()
                    .httpClientBuilder(UrlConnectionHttpClient.builder()
                            .connectionTimeout(CONNECT_TIMEOUT)
                            .socketTimeout(timeout))
                    .overrideConfiguration(
                            override -> override.retryStrategy(AwsRetryStrategy.standardRetryStrategy()));
            if (!lambda.getString("endpoint").isBlank()) {
                builder.endpointOverride(URI.create(lambda.getString("endpoint")));
            }
            if (!lambda.getString("region").isBlank()) {
                builder.region(Region.of(lambda.getString("region")));
            }
            if (!lambda.getString("access-key").isBlank()
                    && !lambda.getString("secret-key").isBlank()) {
                builder.credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(lambda.getString("access-key"), lambda.getString("secret-key"))));
            }
            this.client = builder.build();
        } catch (SdkException | IllegalArgumentException e) {
            throw DlqErrors.functionFailed(function, String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public byte[] invoke(byte[] event) {
        try {
            InvokeResponse response = client.invoke(
                    request -> request.functionName(function).payload(SdkBytes.fromByteArrayUnsafe(event)));
            byte[] reply = response.payload().asByteArray();
            if (response.functionError() != null) {
                String text = new String(reply, StandardCharsets.UTF_8);
                throw DlqErrors.functionFailed(function, text.substring(0, Math.min(SHOWN, text.length())), null);
            }
            return reply;
        } catch (SdkException e) {
            throw DlqErrors.functionFailed(function, String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
