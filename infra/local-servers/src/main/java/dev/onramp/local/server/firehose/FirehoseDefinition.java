package dev.onramp.local.server.firehose;

import java.net.URI;
import java.util.List;
import java.util.Objects;

/**
 * The delivery streams and the bucket that they deliver to. Immutable.
 *
 * @param streams names of the streams
 * @param bucket bucket, which must exist
 * @param prefix folder of all streams in the bucket
 * @param endpoint of S3
 * @param region of S3
 * @param accessKey of S3
 * @param secretKey of S3
 */
public record FirehoseDefinition(
        List<String> streams,
        String bucket,
        String prefix,
        URI endpoint,
        String region,
        String accessKey,
        String secretKey) {
    public FirehoseDefinition {
        streams = List.copyOf(streams);
        for (String stream : streams) {
            if (!stream.matches("[A-Za-z0-9_.-]{1,64}")) {
                throw new IllegalArgumentException(
                        "stream name is '" + stream + "'; allowed: 1 to 64 of A-Z a-z 0-9 _ . -");
            }
        }
        Objects.requireNonNull(bucket, "bucket");
        Objects.requireNonNull(prefix, "prefix");
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(accessKey, "accessKey");
        Objects.requireNonNull(secretKey, "secretKey");
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "FirehoseDefinition[streams=" + streams + ", bucket=" + bucket + ", prefix=" + prefix + ", endpoint="
                + endpoint + "]";
    }
}
