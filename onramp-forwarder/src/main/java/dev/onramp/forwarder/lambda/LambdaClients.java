package dev.onramp.forwarder.lambda;

import dev.onramp.forwarder.ForwarderErrors;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.LambdaClientBuilder;

/** Builds the client of AWS Lambda. It does not retry: that is the forwarder's own work. */
final class LambdaClients {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private LambdaClients() {}

    /** @throws dev.onramp.config.OnrampException ONR-F009 when AWS's defaults are wanted and there are none */
    static LambdaClient of(LambdaSettings settings) {
        try {
            LambdaClientBuilder builder = LambdaClient.builder()
                    .httpClientBuilder(UrlConnectionHttpClient.builder()
                            .connectionTimeout(CONNECT_TIMEOUT)
                            .socketTimeout(settings.timeout()))
                    .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry())
                            .apiCallTimeout(settings.timeout()));
            settings.endpoint().ifPresent(endpoint -> builder.endpointOverride(URI.create(endpoint)));
            settings.region().ifPresent(region -> builder.region(Region.of(region)));
            if (settings.accessKey().isPresent() && settings.secretKey().isPresent()) {
                builder.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        settings.accessKey().get(), settings.secretKey().get())));
            }
            return builder.build();
        } catch (SdkClientException | IllegalArgumentException | NullPointerException e) {
            throw ForwarderErrors.noLambdaClient(settings + ": " + e.getMessage(), e);
        }
    }
}
