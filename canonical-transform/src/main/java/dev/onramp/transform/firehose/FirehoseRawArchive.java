package dev.onramp.transform.firehose;

import com.typesafe.config.Config;
import dev.onramp.config.OnrampException;
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
import dev.onramp.transform.firehose.FirehoseRecords.Piece;
import dev.onramp.transform.s3.S3RawArchive;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * The raw archive by delivery streams, one for each topic, which write to the bucket on their own time. What a stream refuses is sent again
 * alone, with growing pauses, until none is left or the time is over. A line that is larger than a record of Firehose goes to the bucket
 * directly. Thread-safe; owns streams and bucket.
 */
public final class FirehoseRawArchive implements RawArchive {
    private static final int MAX_STREAM_NAME = 64;
    private static final Throwable NO_TIME_LEFT =
            new TimeoutException("not tried: other streams took all the time of transform.archive-timeout");

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

    /** What one stream does not take keeps no other one back, unless it took all the time there is. */
    @Override
    public Map<String, OnrampException> store(List<ArchiveBatch> batches) {
        Map<String, List<ArchiveBatch>> byTopic =
                batches.stream().collect(Collectors.groupingBy(ArchiveBatch::topic, TreeMap::new, Collectors.toList()));
        Map<String, OnrampException> failures = new TreeMap<>();
        Pauses.Series whole = pauses.begin();
        byTopic.forEach((topic, each) -> {
            if (!failures.isEmpty() && whole.isOver()) {
                each.forEach(batch -> failures.put(batch.name(), failed(topic, NO_TIME_LEFT)));
            } else {
                store(topic, each, failures);
            }
        });
        return failures;
    }

    private void store(String topic, List<ArchiveBatch> batches, Map<String, OnrampException> failures) {
        Packed packed = FirehoseRecords.pack(batches);
        for (Oversized line : packed.oversized()) {
            try {
                bucket.put(format.alone(line.batch(), line.index()));
            } catch (OnrampException failed) {
                failures.put(line.batch().name(), failed);
            }
        }
        Optional<OnrampException> broken = Optional.empty();
        for (List<Piece> call : FirehoseRecords.calls(packed.records())) {
            List<Piece> left = call;
            if (broken.isEmpty()) {
                Rest rest = deliver(topic, call);
                left = rest.pieces();
                broken = rest.why();
            }
            for (Piece each : left) {
                failures.putIfAbsent(each.batch().name(), broken.orElseThrow());
            }
        }
    }

    /**
     * What is left of a call.
     *
     * @param why pieces are left; empty when none are
     */
    private record Rest(List<Piece> pieces, Optional<OnrampException> why) {}

    private Rest deliver(String topic, List<Piece> call) {
        String stream = stream(topic);
        List<Piece> left = call;
        Pauses.Series series = pauses.begin();
        while (true) {
            Outcome outcome;
            try {
                outcome = streams.put(stream, left.stream().map(Piece::bytes).toList());
            } catch (RuntimeException refused) {
                return new Rest(left, Optional.of(failed(topic, refused)));
            }
            String reason;
            if (outcome instanceof Answered answered) {
                left = answered.refused().stream().map(left::get).toList();
                if (left.isEmpty()) {
                    return new Rest(left, Optional.empty());
                }
                reason = answered.reason();
            } else {
                reason = ((Busy) outcome).reason();
            }
            if (!series.pause()) {
                return new Rest(
                        left,
                        Optional.of(failed(
                                topic,
                                new IllegalStateException(
                                        left.size() + " record(s) were not taken in time: " + reason))));
            }
        }
    }

    private OnrampException failed(String topic, Throwable cause) {
        return TransformErrors.archiveFailed("delivery stream " + stream(topic), cause);
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
