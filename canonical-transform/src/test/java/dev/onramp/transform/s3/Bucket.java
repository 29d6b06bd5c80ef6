package dev.onramp.transform.s3;

import com.typesafe.config.Config;
import dev.onramp.config.Settings;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The archive's bucket, as a test reads it. */
public final class Bucket {
    private final Config s3;
    private final String bucket;

    public Bucket(Settings settings) {
        s3 = settings.section("s3");
        bucket = settings.section("archive").getString("bucket");
    }

    public List<String> names() {
        try (S3Client client = client()) {
            return client.listObjectsV2Paginator(request -> request.bucket(bucket)).contents().stream()
                    .map(S3Object::key)
                    .toList();
        }
    }

    public byte[] read(String name) {
        try (S3Client client = client()) {
            return client.getObjectAsBytes(request -> request.bucket(bucket).key(name))
                    .asByteArray();
        }
    }

    private S3Client client() {
        return S3Client.builder()
                .region(Region.of(s3.getString("region")))
                .endpointOverride(URI.create(s3.getString("endpoint")))
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(s3.getString("access-key"), s3.getString("secret-key"))))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
