package dev.onramp.forwarder.s3;

import com.typesafe.config.Config;
import dev.onramp.config.Settings;
import dev.onramp.forwarder.ForwarderErrors;
import dev.onramp.forwarder.InvokeFailure;
import dev.onramp.forwarder.InvokeFailure.Kind;
import dev.onramp.forwarder.LargeRecord;
import dev.onramp.forwarder.LargeRecordStore;
import dev.onramp.forwarder.aws.RenewableCredentials;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Large records in the archive's bucket. Thread-safe; it does not retry: that is the forwarder's own work. */
public final class S3LargeRecordStore implements LargeRecordStore {
    private static final Logger LOG = LoggerFactory.getLogger(S3LargeRecordStore.class);
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int THROTTLED = 429;

    private final S3Client client;
    private final RenewableCredentials credentials;
    private final String bucket;

    private S3LargeRecordStore(S3Client client, RenewableCredentials credentials, String bucket) {
        this.client = client;
        this.credentials = credentials;
        this.bucket = bucket;
    }

    /**
     * By the sections {@code s3}, {@code archive} and {@code forwarder}.
     *
     * @param settings reads them anew each time, for fresh credentials
     */
    public static S3LargeRecordStore of(Supplier<Settings> settings) {
        Settings now = settings.get();
        Config s3 = now.section("s3");
        Duration timeout = now.section("forwarder").getDuration("invoke-timeout");
        RenewableCredentials credentials = new RenewableCredentials(settings, "s3");
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(s3.getString("region")))
                .forcePathStyle(s3.getBoolean("path-style-access"))
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(override ->
                        override.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(timeout));
        if (!s3.getString("endpoint").isBlank()) {
            builder.endpointOverride(URI.create(s3.getString("endpoint")));
        }
        return new S3LargeRecordStore(
                builder.build(), credentials, now.section("archive").getString("bucket"));
    }

    @Override
    public Optional<InvokeFailure> store(LargeRecord record) {
        byte[] content = record.content();
        try {
            client.putObject(
                    request -> request.bucket(bucket).key(record.name()).contentType("application/json"),
                    // Not fromBytes: that copies.
                    RequestBody.fromContentProvider(
                            () -> new ByteArrayInputStream(content), content.length, "application/json"));
            return Optional.empty();
        } catch (SdkException failed) {
            return Optional.of(failure(record, content.length, failed));
        }
    }

    @Override
    public void remove(LargeRecord record) {
        try {
            client.deleteObject(request -> request.bucket(bucket).key(record.name()));
        } catch (SdkException failed) {
            LOG.warn("s3://{}/{} stays, nobody needs it any more: {}", bucket, record.name(), failed.toString());
        }
    }

    @Override
    public void close() {
        client.close();
        credentials.close();
    }

    private InvokeFailure failure(LargeRecord record, int bytes, SdkException failed) {
        String what = "a large record of " + bytes + " bytes is not stored as s3://" + bucket + "/" + record.name()
                + ": " + failed.getMessage();
        boolean refused = failed instanceof AwsServiceException service
                && service.statusCode() < FIRST_SERVER_ERROR
                && service.statusCode() != THROTTLED;
        if (refused) {
            credentials.renew();
        }
        return new InvokeFailure(refused ? Kind.REFUSED : Kind.RETRYABLE, ForwarderErrors.LARGE_RECORDS, what);
    }
}
