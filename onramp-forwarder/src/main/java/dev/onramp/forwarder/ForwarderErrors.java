package dev.onramp.forwarder;

import dev.onramp.config.OnrampException;
import dev.onramp.config.Problem;
import java.util.List;

/** Every failure of this module that a user meets; {@code docs/errors.md} lists them. */
public final class ForwarderErrors {
    public static final String SETTINGS = "ONR-F001";
    public static final String FENCED = "ONR-F002";
    public static final String RECORDS_MAY_BE_TOO_LARGE = "ONR-F003";
    public static final String TOPICS_MISSING = "ONR-F004";
    public static final String RECORD_TOO_LARGE = "ONR-F005";
    public static final String KAFKA_LOST = "ONR-F006";
    public static final String COMMIT_FAILED = "ONR-F007";
    public static final String OFFSETS_GONE = "ONR-F008";
    public static final String LAMBDA_CLIENT = "ONR-F009";
    public static final String UNREACHABLE = "ONR-F010";
    public static final String BUSY = "ONR-F011";
    public static final String REPLY_LOST = "ONR-F012";
    public static final String FUNCTION_ERROR = "ONR-F013";
    public static final String REFUSED = "ONR-F014";
    public static final String UNACCOUNTED = "ONR-F015";

    private ForwarderErrors() {}

    static OnrampException settings(List<Problem> problems) {
        return OnrampException.ofProblems(
                SETTINGS, "the forwarder cannot work with these settings", problems, "change them and start again");
    }

    public static OnrampException fenced(String instanceId, String groupId, Throwable source) {
        return new OnrampException(
                FENCED,
                "another forwarder took the place of this one in the group " + groupId,
                "both have forwarder.instance-id = \"" + instanceId + "\"",
                "stop one of them, or give each an id of its own",
                source);
    }

    /** @param worstBytes the event that a record of the topic's limit makes */
    public static OnrampException recordsMayBeTooLarge(
            String topic, long maxMessageBytes, long worstBytes, long maxPayloadBytes) {
        return new OnrampException(
                RECORDS_MAY_BE_TOO_LARGE,
                "a record of " + topic + " may be too large for an invocation",
                "max.message.bytes = " + maxMessageBytes + " of the topic makes an event of up to " + worstBytes
                        + " bytes, forwarder.max-payload-bytes is " + maxPayloadBytes,
                "raise forwarder.max-payload-bytes (at most " + ForwarderSettings.LAMBDA_PAYLOAD_BYTES
                        + ") or lower the topic's limit: kafka-configs --alter --topic " + topic
                        + " --add-config max.message.bytes=...");
    }

    public static OnrampException noLambdaClient(String why, Throwable source) {
        return new OnrampException(
                LAMBDA_CLIENT,
                "the client of AWS Lambda cannot be built",
                why,
                "set lambda.region, and lambda.access-key with lambda.secret-key or another source of AWS credentials",
                source);
    }

    static InvokeFailure unaccounted(String why) {
        return new InvokeFailure(InvokeFailure.Kind.RETRYABLE, UNACCOUNTED, why);
    }

    static InvokeFailure tooLarge(RawRecord record, long bytes, long maxPayloadBytes) {
        return new InvokeFailure(
                InvokeFailure.Kind.REFUSED,
                RECORD_TOO_LARGE,
                record.partition() + " is held at offset " + record.offset() + ": the record needs an event of " + bytes
                        + " bytes, forwarder.max-payload-bytes is " + maxPayloadBytes
                        + "; raise it, or move the group past the record with kafka-consumer-groups --reset-offsets, and start again");
    }
}
