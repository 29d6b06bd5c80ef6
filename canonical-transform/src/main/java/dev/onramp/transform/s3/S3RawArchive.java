package dev.onramp.transform.s3;

import com.typesafe.config.Config;
import dev.onramp.config.OnrampException;
import dev.onramp.config.Settings;
import dev.onramp.transform.ArchiveBatch;
import dev.onramp.transform.ArchiveObject;
import dev.onramp.transform.RawArchive;
import dev.onramp.transform.RawRecord;
import dev.onramp.transform.TransformErrors;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** The raw archive in a bucket. Broken calls are repeated by the SDK, within the timeout. Thread-safe; owns its client. */
public final class S3RawArchive implements RawArchive {
    private static final Throwable NO_TIME_LEFT =
            new TimeoutException("not tried: other objects took all the time of transform.archive-timeout");

    private final S3Client client;
    private final String bucket;
    private final Duration timeout;

    /**
     * Takes the client over and closes it.
     *
     * @param timeout after which nothing more is begun once an object failed
     */
    public S3RawArchive(S3Client client, String bucket, Duration timeout) {
        this.client = client;
        this.bucket = bucket;
        this.timeout = timeout;
    }

    /** By the sections {@code s3}, {@code archive} and {@code transform}; without an access key by the keys of the process's role. */
    public static S3RawArchive of(Settings settings) {
        return new S3RawArchive(client(settings), settings.section("archive").getString("bucket"), timeout(settings));
    }

    static S3Client client(Settings settings) {
        Config s3 = settings.section("s3");
        Duration timeout = timeout(settings);
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(s3.getString("region")))
                .forcePathStyle(s3.getBoolean("path-style-access"))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(override -> override.apiCallTimeout(timeout));
        if (!s3.getString("access-key").isEmpty()) {
            builder.credentialsProvider(StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(s3.getString("access-key"), s3.getString("secret-key"))));
        }
        if (!s3.getString("endpoint").isEmpty()) {
            builder.endpointOverride(URI.create(s3.getString("endpoint")));
        }
        return builder.build();
    }

    private static Duration timeout(Settings settings) {
        return settings.section("transform").getDuration("archive-timeout");
    }

    @Override
    public String reference(String name, RawRecord record, int line) {
        return location(name) + "#" + line;
    }

    /** Each batch is an object, which replaces the one of its name. One broken object does not keep the others back, unless it took all the time there is. */
    @Override
    public Map<String, OnrampException> store(List<ArchiveBatch> batches) {
        Map<String, OnrampException> failures = new LinkedHashMap<>();
        long start = System.nanoTime();
        for (ArchiveBatch batch : batches) {
            if (!failures.isEmpty() && System.nanoTime() - start >= timeout.toNanos()) {
                failures.put(batch.name(), TransformErrors.archiveFailed(location(batch.name()), NO_TIME_LEFT));
                continue;
            }
            try {
                put(batch.object());
            } catch (OnrampException failed) {
                failures.put(batch.name(), failed);
            }
        }
        return failures;
    }

    /**
     * Stores one object, which replaces the one of its name.
     *
     * @throws dev.onramp.config.OnrampException ONR-T002
     */
    public void put(ArchiveObject object) {
        PutObjectRequest request = PutObjectRequest.builder()
                .bucket(bucket)
                .key(object.name())
                .contentType("application/gzip")
                .build();
        try {
            client.putObject(request, RequestBody.fromBytes(object.content()));
        } catch (SdkException failed) {
            throw TransformErrors.archiveFailed(location(object.name()), failed);
        }
    }

    private String location(String name) {
        return "s3://" + bucket + "/" + name;
    }

    @Override
    public void close() {
        client.close();
    }
}
