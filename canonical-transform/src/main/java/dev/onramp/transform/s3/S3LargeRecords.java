package dev.onramp.transform.s3;

import dev.onramp.config.Settings;
import dev.onramp.model.contract.LargeRecordName;
import dev.onramp.transform.LargeRecords;
import dev.onramp.transform.TransformErrors;
import java.io.InputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/** Large records in the archive's bucket. Thread-safe; owns its client. */
public final class S3LargeRecords implements LargeRecords {
    private final S3Client client;
    private final String bucket;
    private final String prefix;

    /** Takes the client over and closes it. */
    S3LargeRecords(S3Client client, String bucket, String prefix) {
        this.client = client;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    /** By the sections {@code s3}, {@code archive} and {@code transform}. */
    public static S3LargeRecords of(Settings settings) {
        return new S3LargeRecords(
                S3RawArchive.client(settings),
                settings.section("archive").getString("bucket"),
                settings.section("archive").getString("large-record-prefix"));
    }

    @Override
    public String name(String topic, int partition, long offset) {
        return LargeRecordName.of(prefix, topic, partition, offset);
    }

    @Override
    public InputStream open(String name) {
        try {
            return client.getObject(request -> request.bucket(bucket).key(name));
        } catch (SdkException failed) {
            throw TransformErrors.largeRecordFailed("s3://" + bucket + "/" + name, failed);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
