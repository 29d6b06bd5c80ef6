package dev.onramp.transform.firehose;

import com.typesafe.config.Config;
import dev.onramp.config.Settings;
import dev.onramp.transform.ArchiveBatch;
import dev.onramp.transform.ArchiveFormat;
import dev.onramp.transform.RawArchive;
import dev.onramp.transform.RawRecord;
import dev.onramp.transform.TransformErrors;
import dev.onramp.transform.firehose.DeliveryStreams.Answered;
import dev.onramp.transform.firehose.DeliveryStreams.Busy;
import dev.onramp.transform.firehose.DeliveryStreams.Outcome;
import dev.onramp.transform.firehose.FirehoseRecords.Oversized;
import dev.onramp.transform.firehose.FirehoseRecords.Packed;
import dev.onramp.transform.s3.S3RawArchive;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The raw archive by delivery streams, one for each topic, which write to the bucket on their own time. What a stream refuses is sent again
 * alone, with growing pauses, until none is left or the time is over. A line that is larger than a record of Firehose goes to the bucket
 * directly. Thread-safe; owns streams and bucket.
 */
public final class FirehoseRawArchive implements RawArchive {
    private static final int MAX_STREAM_NAME = 64;

    private final DeliveryStreams streams;
    private final String streamPrefix;
    private final ArchiveFormat format;
    private final S3RawArchive bucket;
    private final Pauses pauses;

    FirehoseRawArchive(
            DeliveryStreams streams, String streamPrefix, ArchiveFormat format, S3RawArchive bucket, Pauses pauses) {
        this.streams = streams;
        this.streamPrefix = streamPrefix;
        this.format = format;
        this.bucket = bucket;
        this.pauses = pauses;
    }

    /**
     * By the settings {@code archive.firehose} and {@code transform.archive-timeout}.
     *
     * @param topics that it will have to archive
     * @throws dev.onramp.config.OnrampException ONR-T007 when no delivery stream can have such a name
     */
    public static FirehoseRawArchive of(
            Settings settings, List<String> topics, ArchiveFormat format, S3RawArchive bucket) {
        Config firehose = settings.section("archive.firehose");
        String prefix = firehose.getString("stream");
        for (String topic : topics) {
            String name = prefix + "-" + topic;
            if (prefix.isEmpty() || name.length() > MAX_STREAM_NAME || !name.matches("[A-Za-z0-9_.-]+")) {
                throw TransformErrors.badArchiveMode("no delivery stream can have the name '" + name + "': 1 to "
                        + MAX_STREAM_NAME + " of A-Z a-z 0-9 _ . - are allowed");
            }
        }
        Duration timeout = settings.section("transform").getDuration("archive-timeout");
        return new FirehoseRawArchive(
                AwsDeliveryStreams.of(firehose, timeout), prefix, format, bucket, Pauses.within(timeout));
    }

    @Override
    public String reference(String name, RawRecord record, int line) {
        return "firehose://" + stream(record.topic()) + "#" + record.coordinates();
    }

    @Override
    public void store(List<ArchiveBatch> batches) {
        Map<String, List<ArchiveBatch>> byTopic =
                batches.stream().collect(Collectors.groupingBy(ArchiveBatch::topic, TreeMap::new, Collectors.toList()));
        byTopic.forEach((topic, each) -> {
            Packed packed = FirehoseRecords.pack(each);
            for (Oversized line : packed.oversized()) {
                bucket.put(format.alone(line.batch(), line.index()));
            }
            FirehoseRecords.calls(packed.records()).forEach(call -> deliver(stream(topic), call));
        });
    }

    private void deliver(String stream, List<ByteBuffer> call) {
        List<ByteBuffer> left = call;
        Pauses.Series series = pauses.begin();
        while (true) {
            Outcome outcome = put(stream, left);
            String reason;
            if (outcome instanceof Answered answered) {
                if (answered.refused().isEmpty()) {
                    return;
                }
                left = answered.refused().stream().map(left::get).toList();
                reason = answered.reason();
            } else {
                reason = ((Busy) outcome).reason();
            }
            if (!series.pause()) {
                throw TransformErrors.archiveFailed(
                        "delivery stream " + stream,
                        new IllegalStateException(left.size() + " record(s) were not taken in time: " + reason));
            }
        }
    }

    private Outcome put(String stream, List<ByteBuffer> records) {
        try {
            return streams.put(stream, records);
        } catch (RuntimeException refused) {
            throw TransformErrors.archiveFailed("delivery stream " + stream, refused);
        }
    }

    private String stream(String topic) {
        return streamPrefix + "-" + topic;
    }

    @Override
    public void close() {
        streams.close();
        bucket.close();
    }
}
