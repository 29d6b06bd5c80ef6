package dev.onramp.local.server.firehose;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The delivery streams and the bucket that they deliver to. Immutable.
 *
 * @param streams of the endpoint
 * @param bucket bucket, which must exist
 * @param spool folder where records wait that are acknowledged and not delivered yet
 * @param bufferInterval how long a stream gathers records at most
 * @param bufferBytes how many bytes a stream gathers at most
 * @param endpoint of S3
 * @param region of S3
 * @param accessKey of S3
 * @param secretKey of S3
 */
public record FirehoseDefinition(
        List<Stream> streams,
        String bucket,
        Path spool,
        Duration bufferInterval,
        int bufferBytes,
        URI endpoint,
        String region,
        String accessKey,
        String secretKey) {

    /**
     * One delivery stream.
     *
     * @param prefix of its objects' keys; {@code !{timestamp:PATTERN}} stands for the time of delivery in UTC, and without any such
     *     {@code yyyy/MM/dd/HH/} follows, as with Amazon's
     */
    public record Stream(String name, String prefix) {
        public Stream {
            if (!name.matches("[A-Za-z0-9_.-]{1,64}")) {
                throw new IllegalArgumentException(
                        "stream name is '" + name + "'; allowed: 1 to 64 of A-Z a-z 0-9 _ . -");
            }
            Objects.requireNonNull(prefix, "prefix");
        }
    }

    public FirehoseDefinition {
        streams = List.copyOf(streams);
        Objects.requireNonNull(bucket, "bucket");
        Objects.requireNonNull(spool, "spool");
        if (bufferInterval.isNegative() || bufferBytes < 1) {
            throw new IllegalArgumentException(
                    "buffers of " + bufferInterval + " and " + bufferBytes + " bytes; allowed: from 0 s and 1 byte on");
        }
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(accessKey, "accessKey");
        Objects.requireNonNull(secretKey, "secretKey");
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "FirehoseDefinition[streams=" + streams + ", bucket=" + bucket + ", endpoint=" + endpoint + "]";
    }
}
