package dev.onramp.forwarder.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onramp.forwarder.ForwarderErrors;
import dev.onramp.forwarder.InvokeFailure;
import dev.onramp.forwarder.InvokeFailure.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** Tells by type and status what became of an invocation that threw, or that the function failed. */
final class LambdaFailures {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ERROR_ID = Pattern.compile("^ONR-[A-Z]\\d{3}");
    private static final int PAYLOAD_TOO_LARGE = 413;
    private static final int THROTTLED = 429;
    private static final int CONFLICT = 409;
    private static final int SERVER_ERRORS = 500;

    /** AWS's own errors; it gives some timeouts no type, while every error of the function's has one. */
    private static final String NO_TYPE = "unknown type";

    private static final String RESPONSE_TOO_LARGE = "Function.ResponseSizeTooLarge";
    private static final Set<String> OVERTAXED = Set.of(
            NO_TYPE, "Sandbox.Timedout", "Runtime.ExitError", "Runtime.OutOfMemory", "java.lang.OutOfMemoryError");

    private LambdaFailures() {}

    static InvokeFailure of(SdkException e) {
        if (e instanceof AwsServiceException service) {
            return ofService(service);
        }
        Throwable root = root(e);
        if (root instanceof ConnectException
                || root instanceof UnknownHostException
                || root instanceof NoRouteToHostException) {
            return new InvokeFailure(
                    Kind.RETRYABLE, ForwarderErrors.UNREACHABLE, "AWS Lambda is out of reach: " + root);
        }
        if (e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException) {
            return new InvokeFailure(
                    Kind.OVERTAXED,
                    ForwarderErrors.REPLY_LOST,
                    "no reply in time; the function may have done the work");
        }
        if (root instanceof IOException || e instanceof AbortedException) {
            return new InvokeFailure(
                    Kind.UNKNOWN, ForwarderErrors.REPLY_LOST, "no reply; the function may have done the work: " + root);
        }
        return new InvokeFailure(
                Kind.REFUSED, ForwarderErrors.REFUSED, "the request cannot be made: " + root.getMessage());
    }

    /** The error's text may quote records, so only its type and an error id of ours are told. */
    static InvokeFailure ofFunction(String functionError, byte[] reply) {
        String type = NO_TYPE;
        String id = "";
        try {
            JsonNode node = JSON.readTree(reply);
            type = node.path("errorType").asText(type);
            Matcher matcher = ERROR_ID.matcher(node.path("errorMessage").asText(""));
            id = matcher.find() ? " " + matcher.group() : "";
        } catch (IOException e) {
            type = "not JSON, " + reply.length + " bytes";
        }
        if (RESPONSE_TOO_LARGE.equals(type)) {
            return new InvokeFailure(
                    Kind.TOO_LARGE, ForwarderErrors.TOO_LARGE, "the reply is too large (" + type + ")");
        }
        if (OVERTAXED.contains(type)) {
            return new InvokeFailure(
                    Kind.OVERTAXED,
                    ForwarderErrors.OVERTAXED,
                    "the function ran out of time or memory, or its process ended: " + type);
        }
        return new InvokeFailure(
                Kind.RETRYABLE,
                ForwarderErrors.FUNCTION_ERROR,
                "the function failed (" + functionError + "): " + type + id + "; its own log says more");
    }

    private static InvokeFailure ofService(AwsServiceException e) {
        String what = "AWS Lambda answered " + e.statusCode() + " " + code(e) + ", request " + e.requestId();
        if (e.statusCode() == PAYLOAD_TOO_LARGE) {
            return new InvokeFailure(Kind.TOO_LARGE, ForwarderErrors.TOO_LARGE, what);
        }
        if (e.statusCode() == THROTTLED || e.statusCode() == CONFLICT || e.statusCode() >= SERVER_ERRORS) {
            return new InvokeFailure(Kind.RETRYABLE, ForwarderErrors.BUSY, what);
        }
        return new InvokeFailure(Kind.REFUSED, ForwarderErrors.REFUSED, what + ": " + message(e));
    }

    private static String code(AwsServiceException e) {
        return e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
    }

    private static @Nullable String message(AwsServiceException e) {
        return e.awsErrorDetails() == null
                ? e.getMessage()
                : e.awsErrorDetails().errorMessage();
    }

    private static Throwable root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
