package dev.onramp.views.athena;

import dev.onramp.config.OnrampException;
import dev.onramp.views.ViewsErrors;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Calls of one service of AWS, with the failures of this module. Decided by types and error codes, never by messages. */
final class AwsFailure {
    /** AWS knows neither the keys nor their session; who has better ones may ask again. */
    private static final Set<String> CREDENTIALS = Set.of(
            "ExpiredToken",
            "ExpiredTokenException",
            "IncompleteSignature",
            "IncompleteSignatureException",
            "InvalidAccessKeyId",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "RequestExpired",
            "SignatureDoesNotMatch",
            "UnrecognizedClientException");

    private static final int FORBIDDEN = 403;
    private static final int SERVER_ERROR = 500;

    private final String service;
    private final String where;

    /** @param where its endpoint or region */
    AwsFailure(String service, String where) {
        this.service = service;
        this.where = where;
    }

    /** The answer. The SDK has repeated what may be repeated when a failure comes here. */
    <T> T asked(String object, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw of(object, e);
        }
    }

    OnrampException of(String object, SdkException failure) {
        if (!(failure instanceof AwsServiceException refused)) {
            return ViewsErrors.awsUnreachable(service, where, failure);
        }
        String code = Optional.ofNullable(refused.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .orElse("");
        if (CREDENTIALS.contains(code)) {
            return ViewsErrors.awsCredentials(service, refused);
        }
        if (refused.statusCode() == FORBIDDEN || code.startsWith("AccessDenied")) {
            return ViewsErrors.awsDenied(service, object, refused);
        }
        if (refused.isThrottlingException() || refused.statusCode() >= SERVER_ERROR) {
            return ViewsErrors.awsUnreachable(service, where, refused);
        }
        return ViewsErrors.awsRefused(service, object, refused);
    }
}
