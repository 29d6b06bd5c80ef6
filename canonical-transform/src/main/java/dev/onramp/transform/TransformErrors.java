package dev.onramp.transform;

import dev.onramp.config.OnrampException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Every failure of an invocation. What is wrong with a single change is a {@link RejectionReason} instead. */
public final class TransformErrors {
    private TransformErrors() {}

    public static OnrampException noHashKey() {
        return new OnrampException(
                "ONR-T001",
                "cannot start the transform",
                "the setting transform.secret-hash-key is empty, so secret values cannot be hashed",
                "set ONRAMP_TRANSFORM_SECRET_HASH_KEY to a random text of at least 32 characters");
    }

    public static OnrampException archiveFailed(String place, Throwable cause) {
        return new OnrampException(
                "ONR-T002",
                "cannot archive raw changes to " + place,
                reason(cause),
                "check that bucket or delivery stream exists, and the settings s3 and archive; the batch is tried again",
                cause);
    }

    public static OnrampException produceFailed(String topic, @Nullable Throwable cause) {
        return new OnrampException(
                "ONR-T003",
                "the broker did not acknowledge a record of topic " + topic,
                cause == null ? "no answer within transform.produce-timeout" : reason(cause),
                "check kafka.bootstrap-servers, that the topic exists and its max.message.bytes; the batch is tried again",
                cause);
    }

    public static OnrampException badInvocation(String detail, @Nullable Throwable cause) {
        return new OnrampException(
                "ONR-T004",
                "the function was invoked with an event that it does not know",
                detail,
                "send the event of AWS Lambda's event source mapping for Apache Kafka; see docs/contract.md, Invocation",
                cause);
    }

    public static OnrampException unknownTopic(String topic, Collection<String> known) {
        return new OnrampException(
                "ONR-T005",
                "records of topic '" + topic + "' cannot be mapped",
                "the model has sources for these topics alone: "
                        + known.stream().sorted().toList(),
                "declare the source in the model (setting model-dir), or take the topic off the event source");
    }

    public static OnrampException badUnparsableKey() {
        return new OnrampException(
                "ONR-T006",
                "cannot start the transform",
                "the setting transform.unparsable-key is not the base64 form of 32 bytes",
                "make one with: openssl rand -base64 32; or leave it empty, so that such values are not encrypted");
    }

    public static OnrampException badArchiveMode(String problem) {
        return new OnrampException(
                "ONR-T007",
                "cannot start the transform",
                problem,
                "set archive.mode to s3 or to firehose, and archive.firehose.stream to the beginning of the streams' names");
    }

    public static OnrampException largeRecordFailed(String location, Throwable cause) {
        return new OnrampException(
                "ONR-T008",
                "a large record that was sent by reference cannot be read from " + location,
                reason(cause),
                "check that forwarder and function have the same settings archive.bucket and archive.large-record-prefix, and that the function may read there; the batch is tried again",
                cause);
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getName() : message;
    }
}
