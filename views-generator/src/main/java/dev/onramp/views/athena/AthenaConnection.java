package dev.onramp.views.athena;

import com.typesafe.config.Config;
import dev.onramp.config.Settings;
import dev.onramp.views.ViewsErrors;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The clients of Athena, Glue and S3, which repeat throttled and lost calls by themselves. Thread-safe; owns them. */
final class AthenaConnection implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration CALL_TIMEOUT = Duration.ofMinutes(2);

    private final AthenaSettings settings;
    private final Region region;
    private final AthenaClient athena;
    private final GlueClient glue;
    private final S3Client s3;
    private final AwsCredentialsProvider credentials;
    private final String s3Shown;

    private AthenaConnection(AthenaSettings athenaSettings, Config s3Settings) {
        this.settings = athenaSettings;
        this.region = region(athenaSettings);
        this.credentials = athenaSettings
                .keys()
                .<AwsCredentialsProvider>map(AthenaConnection::fixed)
                .orElseGet(AthenaConnection::chain);
        this.athena = athenaSettings
                .endpoint()
                .map(endpoint -> common(AthenaClient.builder(), credentials).endpointOverride(endpoint))
                .orElseGet(() -> common(AthenaClient.builder(), credentials))
                .region(region)
                .build();
        this.glue = athenaSettings
                .glueEndpoint()
                .map(endpoint -> common(GlueClient.builder(), credentials).endpointOverride(endpoint))
                .orElseGet(() -> common(GlueClient.builder(), credentials))
                .region(region)
                .build();
        this.s3 = s3(s3Settings, credentials);
        this.s3Shown = s3Settings.getString("endpoint").isEmpty()
                ? s3Settings.getString("region")
                : s3Settings.getString("endpoint");
    }

    /**
     * By the sections {@code athena} and, for the lake, {@code s3}. Asks nobody but for credentials.
     *
     * @throws dev.onramp.config.OnrampException ONR-V031 when a setting is wrong or no region is known, ONR-V033 when there are no credentials
     */
    static AthenaConnection of(Settings settings) {
        return new AthenaConnection(AthenaSettings.of(settings), settings.section("s3"));
    }

    AthenaSettings settings() {
        return settings;
    }

    AthenaClient athena() {
        return athena;
    }

    GlueClient glue() {
        return glue;
    }

    S3Client s3() {
        return s3;
    }

    AwsFailure athenaFailures() {
        return new AwsFailure("Athena", shown(settings.endpoint()));
    }

    AwsFailure glueFailures() {
        return new AwsFailure("Glue", shown(settings.glueEndpoint()));
    }

    AwsFailure s3Failures() {
        return new AwsFailure("S3", s3Shown);
    }

    private String shown(Optional<URI> endpoint) {
        return endpoint.map(URI::toString).orElse(region.id());
    }

    private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B common(
            B builder, AwsCredentialsProvider credentials) {
        return builder.credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .socketTimeout(SOCKET_TIMEOUT))
                .overrideConfiguration(override -> override.apiCallTimeout(CALL_TIMEOUT));
    }

    private static S3Client s3(Config s3, AwsCredentialsProvider otherwise) {
        AwsCredentialsProvider credentials = s3.getString("access-key").isEmpty()
                ? otherwise
                : fixed(new AthenaSettings.Keys(s3.getString("access-key"), s3.getString("secret-key")));
        var builder = common(S3Client.builder(), credentials)
                .region(Region.of(s3.getString("region")))
                .forcePathStyle(s3.getBoolean("path-style-access"));
        if (!s3.getString("endpoint").isEmpty()) {
            builder.endpointOverride(URI.create(s3.getString("endpoint")));
        }
        return builder.build();
    }

    private static AwsCredentialsProvider fixed(AthenaSettings.Keys keys) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(keys.access(), keys.secret()));
    }

    private static AwsCredentialsProvider chain() {
        var chain = DefaultCredentialsProvider.builder().build();
        try {
            chain.resolveCredentials();
            return chain;
        } catch (SdkClientException none) {
            chain.close();
            throw ViewsErrors.noCredentials(none);
        }
    }

    private static Region region(AthenaSettings settings) {
        try {
            return settings.region()
                    .map(Region::of)
                    .orElseGet(() ->
                            DefaultAwsRegionProviderChain.builder().build().getRegion());
        } catch (SdkClientException none) {
            throw ViewsErrors.badAthenaSetting(
                    "athena.region",
                    "",
                    "the region of Athena and Glue, such as eu-central-1; AWS's own chain of"
                            + " defaults (AWS_REGION, profile) names none");
        }
    }

    @Override
    public void close() {
        athena.close();
        glue.close();
        s3.close();
        if (credentials instanceof SdkAutoCloseable chain) {
            chain.close();
        }
    }
}
