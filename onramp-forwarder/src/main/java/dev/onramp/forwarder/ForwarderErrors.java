package dev.onramp.forwarder;

import dev.onramp.config.OnrampException;
import dev.onramp.config.Problem;
import java.util.List;

/** Every failure of this module that a user meets; {@code docs/errors.md} lists them. */
public final class ForwarderErrors {
    public static final String SETTINGS = "ONR-F001";
    public static final String FENCED = "ONR-F002";
    public static final String TOPICS_MISSING = "ONR-F004";
    public static final String RECORD_FAILS = "ONR-F005";
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
    public static final String LARGE_RECORDS = "ONR-F017";
    public static final String TOO_LARGE = "ONR-F018";
    public static final String OVERTAXED = "ONR-F019";
    public static final String PARTLY_DONE = "ONR-F020";

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

    static InvokeFailure recordFails(RawRecord record, InvokeFailure failure) {
        return new InvokeFailure(
                InvokeFailure.Kind.REFUSED,
                RECORD_FAILS,
                record.partition() + " waits at offset " + record.offset()
                        + " and tries again: the function cannot do this record, alone in its invocation: "
                        + failure.errorId() + ", " + failure.what());
    }
}
