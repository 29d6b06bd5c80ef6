package dev.onramp.forwarder.lambda;

import dev.onramp.forwarder.ForwarderErrors;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.LambdaClientBuilder;

/** Builds the client of AWS Lambda. It does not retry: that is the forwarder's own work. */
final class LambdaClients {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** A function that is cut off at its timeout shall have the time to say so. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private LambdaClients() {}

    /** @throws dev.onramp.config.OnrampException ONR-F009 when AWS's defaults are wanted and there are none */
    static LambdaClient of(LambdaSettings settings, AwsCredentialsProvider credentials) {
        Duration timeout = settings.timeout().plus(GRACE);
        try {
            LambdaClientBuilder builder = LambdaClient.builder()
                    .httpClientBuilder(UrlConnectionHttpClient.builder()
                            .connectionTimeout(CONNECT_TIMEOUT)
                            .socketTimeout(timeout))
                    .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry())
                            .apiCallTimeout(timeout))
                    .credentialsProvider(credentials);
            settings.endpoint().ifPresent(endpoint -> builder.endpointOverride(URI.create(endpoint)));
            settings.region().ifPresent(region -> builder.region(Region.of(region)));
            return builder.build();
        } catch (SdkClientException | IllegalArgumentException | NullPointerException e) {
            throw ForwarderErrors.noLambdaClient(settings + ": " + e.getMessage(), e);
        }
    }
}
