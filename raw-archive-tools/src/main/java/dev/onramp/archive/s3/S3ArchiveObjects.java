package dev.onramp.archive.s3;

import com.typesafe.config.Config;
import dev.onramp.archive.ArchiveErrors;
import dev.onramp.archive.ArchiveObjects;
import dev.onramp.config.Settings;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The objects of a bucket. Thread-safe; owns its client. */
public final class S3ArchiveObjects implements ArchiveObjects {
    private final S3Client client;
    private final String bucket;

    private S3ArchiveObjects(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    /** By the settings {@code s3} and {@code archive}; connects when it is first used. */
    public static S3ArchiveObjects of(Settings settings) {
        Config s3 = settings.section("s3");
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(5))
                        .socketTimeout(Duration.ofSeconds(30)))
                .region(Region.of(s3.getString("region")))
                .forcePathStyle(s3.getBoolean("path-style-access"));
        if (!s3.getString("endpoint").isEmpty()) {
            builder.endpointOverride(URI.create(s3.getString("endpoint")));
        }
        if (!s3.getString("access-key").isEmpty()) {
            builder.credentialsProvider(StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(s3.getString("access-key"), s3.getString("secret-key"))));
        }
        return new S3ArchiveObjects(builder.build(), settings.section("archive").getString("bucket"));
    }

    @Override
    public String location() {
        return "s3://" + bucket;
    }

    @Override
    public List<Entry> list(String prefix) {
        return asked(
                prefix,
                () ->
                        client
                                .listObjectsV2Paginator(
                                        request -> request.bucket(bucket).prefix(prefix))
                                .contents()
                                .stream()
                                .map(each -> new Entry(each.key(), each.size(), each.lastModified()))
                                .toList());
    }

    @Override
    public Optional<InputStream> open(String key) {
        return asked(key, () -> {
            try {
                return Optional.of(
                        client.getObject(request -> request.bucket(bucket).key(key)));
            } catch (NoSuchKeyException gone) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void write(String key, Path file) {
        asked(
                key,
                () -> client.putObject(
                        request -> request.bucket(bucket).key(key).contentType("application/gzip"),
                        RequestBody.fromFile(file)));
    }

    @Override
    public void delete(String key) {
        asked(key, () -> client.deleteObject(request -> request.bucket(bucket).key(key)));
    }

    @Override
    public void close() {
        client.close();
    }

    private <T> T asked(String place, Supplier<T> question) {
        try {
            return question.get();
        } catch (SdkException failed) {
            throw ArchiveErrors.unreachable(location() + "/" + place, failed);
        }
    }
}
