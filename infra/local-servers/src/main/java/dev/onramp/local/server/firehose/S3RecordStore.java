package dev.onramp.local.server.firehose;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Keeps records in a bucket. Thread-safe; closing closes the connections. */
public final class S3RecordStore implements RecordStore, AutoCloseable {
    private final S3Client s3;
    private final String bucket;

    private S3RecordStore(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** Connects lazily: S3 need not run yet. */
    public static S3RecordStore to(FirehoseDefinition definition) {
        S3Client s3 = S3Client.builder()
                .endpointOverride(definition.endpoint())
                .region(Region.of(definition.region()))
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(definition.accessKey(), definition.secretKey())))
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(2))
                        .socketTimeout(Duration.ofSeconds(20))
                        .build())
                .build();
        return new S3RecordStore(s3, definition.bucket());
    }

    /** The API in front of this store, with the streams of a definition; it delivers until it is closed. */
    public FirehoseRoute route(FirehoseDefinition definition) {
        Clock clock = Clock.systemUTC();
        DeliveryStream.Buffering buffering =
                new DeliveryStream.Buffering(definition.bufferInterval(), definition.bufferBytes());
        List<DeliveryStream> streams = definition.streams().stream()
                .map(each -> new DeliveryStream(
                        each,
                        new Spool(definition.spool().resolve(each.name())),
                        buffering,
                        this,
                        clock,
                        () -> UUID.randomUUID().toString()))
                .toList();
        return new FirehoseRoute(definition.region(), streams).deliver();
    }

    @Override
    public void write(String key, byte[] content) throws StoreUnavailable {
        try {
            s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(content));
        } catch (SdkException e) {
            throw new StoreUnavailable(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        s3.close();
    }
}
