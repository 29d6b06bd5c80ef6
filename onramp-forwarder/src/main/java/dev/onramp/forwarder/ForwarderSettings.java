package dev.onramp.forwarder;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigOrigin;
import dev.onramp.config.OnrampException;
import dev.onramp.config.Problem;
import dev.onramp.config.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The section {@code forwarder} and what else this program needs, checked.
 *
 * @param instanceId static membership: after a crash the same id gets its partitions back at once; empty for many anonymous members
 * @param largeRecordPrefix of the objects that hold records too large for an invocation
 * @param maxPayloadBytes of one invocation, at most {@link #LAMBDA_PAYLOAD_BYTES}
 * @param maxBatchRecords of one invocation
 * @param maxInFlight invocations at a time
 * @param stopTimeout how long a stop waits for what is in flight
 */
public record ForwarderSettings(
        String bootstrapServers,
        String groupId,
        Optional<String> instanceId,
        String largeRecordPrefix,
        int maxPayloadBytes,
        int maxBatchRecords,
        Duration maxLinger,
        int maxInFlight,
        Duration invokeTimeout,
        Duration retryInitialBackoff,
        Duration retryMaxBackoff,
        Duration reportInterval,
        Duration stopTimeout) {

    /** AWS Lambda's limit for a synchronous invocation. */
    public static final int LAMBDA_PAYLOAD_BYTES = 6_291_456;

    private static final int LEAST_PAYLOAD_BYTES = 16_384;
    private static final int MOST_IN_FLIGHT = 64;

    /** @throws OnrampException ONR-F001 with every problem found */
    public static ForwarderSettings from(Settings settings) {
        Config forwarder = settings.section("forwarder");
        List<Problem> problems = new ArrayList<>();
        check(problems, forwarder, "group-id", !forwarder.getString("group-id").isBlank(), "name a consumer group");
        Config archive = settings.section("archive");
        String large = archive.getString("large-record-prefix");
        String raw = archive.getString("prefix");
        if (large.isBlank() || large.startsWith("/") || large.endsWith("/") || (large + "/").startsWith(raw + "/")) {
            problems.add(problem(
                    archive,
                    "archive",
                    "large-record-prefix",
                    "name a folder without slashes at its ends, outside of archive.prefix"));
        }
        int payload = forwarder.getInt("max-payload-bytes");
        check(
                problems,
                forwarder,
                "max-payload-bytes",
                payload >= LEAST_PAYLOAD_BYTES && payload <= LAMBDA_PAYLOAD_BYTES,
                "use a number from " + LEAST_PAYLOAD_BYTES + " to " + LAMBDA_PAYLOAD_BYTES
                        + ", the limit of AWS Lambda");
        int records = forwarder.getInt("max-batch-records");
        check(problems, forwarder, "max-batch-records", records >= 1, "use a number above 0");
        int inFlight = forwarder.getInt("max-in-flight");
        check(
                problems,
                forwarder,
                "max-in-flight",
                inFlight >= 1 && inFlight <= MOST_IN_FLIGHT,
                "use a number from 1 to " + MOST_IN_FLIGHT);
        for (String key : List.of(
                "invoke-timeout", "retry-initial-backoff", "retry-max-backoff", "report-interval", "stop-timeout")) {
            check(
                    problems,
                    forwarder,
                    key,
                    forwarder.getDuration(key).toMillis() > 0,
                    "use a time above 0, such as 5s");
        }
        check(
                problems,
                forwarder,
                "retry-max-backoff",
                forwarder.getDuration("retry-max-backoff").compareTo(forwarder.getDuration("retry-initial-backoff"))
                        >= 0,
                "use a time not below retry-initial-backoff");
        if (!problems.isEmpty()) {
            throw ForwarderErrors.settings(problems);
        }
        return new ForwarderSettings(
                settings.section("kafka").getString("bootstrap-servers"),
                forwarder.getString("group-id"),
                Optional.of(forwarder.getString("instance-id")).filter(id -> !id.isBlank()),
                large,
                payload,
                records,
                forwarder.getDuration("max-linger"),
                inFlight,
                forwarder.getDuration("invoke-timeout"),
                forwarder.getDuration("retry-initial-backoff"),
                forwarder.getDuration("retry-max-backoff"),
                forwarder.getDuration("report-interval"),
                forwarder.getDuration("stop-timeout"));
    }

    LaneSettings lane() {
        return new LaneSettings(bootstrapServers, maxPayloadBytes, maxBatchRecords, maxLinger, largeRecordPrefix);
    }

    private static void check(List<Problem> problems, Config section, String key, boolean good, String fix) {
        if (!good) {
            problems.add(problem(section, "forwarder", key, fix));
        }
    }

    private static Problem problem(Config section, String name, String key, String fix) {
        ConfigOrigin origin = section.getValue(key).origin();
        return new Problem(
                Optional.ofNullable(origin.filename()).orElse(origin.description()),
                Math.max(0, origin.lineNumber()),
                name + "." + key,
                "the value is " + section.getValue(key).unwrapped(),
                fix);
    }
}
