package dev.onramp.reconcile.s3;

import com.typesafe.config.Config;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Opens clients by the settings {@code s3}. */
public final class S3Connection {
    private S3Connection() {}

    /**
     * @param s3 the section {@code s3} of the settings
     * @return a thread-safe client that the caller closes
     */
    public static S3Client open(Config s3) {
        var client = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(5))
                        .socketTimeout(Duration.ofSeconds(30)))
                .region(Region.of(s3.getString("region")))
                .forcePathStyle(s3.getBoolean("path-style-access"));
        if (!s3.getString("endpoint").isEmpty()) {
            client.endpointOverride(URI.create(s3.getString("endpoint")));
        }
        if (!s3.getString("access-key").isEmpty()) {
            client.credentialsProvider(StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(s3.getString("access-key"), s3.getString("secret-key"))));
        }
        return client.build();
    }
}
