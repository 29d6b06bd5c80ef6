package dev.onramp.transform.s3;

import com.typesafe.config.Config;
import dev.onramp.config.Settings;
import dev.onramp.transform.ArchiveBatch;
import dev.onramp.transform.ArchiveObject;
import dev.onramp.transform.RawArchive;
import dev.onramp.transform.RawRecord;
import dev.onramp.transform.TransformErrors;
import java.net.URI;
import java.time.Duration;
import java.util.List;
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
    private final S3Client client;
    private final String bucket;

    /** Takes the client over and closes it. */
    public S3RawArchive(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    /** By the sections {@code s3}, {@code archive} and {@code transform}; without an access key by the keys of the process's role. */
    public static S3RawArchive of(Settings settings) {
        Config s3 = settings.section("s3");
        Duration timeout = settings.section("transform").getDuration("archive-timeout");
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
        return new S3RawArchive(builder.build(), settings.section("archive").getString("bucket"));
    }

    @Override
    public String reference(String name, RawRecord record, int line) {
        return location(name) + "#" + line;
    }

    /** Each batch is an object, which replaces the one of its name. */
    @Override
    public void store(List<ArchiveBatch> batches) {
        for (ArchiveBatch batch : batches) {
            put(batch.object());
        }
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
