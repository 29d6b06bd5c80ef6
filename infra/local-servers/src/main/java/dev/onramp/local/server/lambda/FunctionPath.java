package dev.onramp.local.server.lambda;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path of a request to the Lambda API: {@code /2015-03-31/functions/<name>[/invocations]}. The name may be a plain one, an ARN or a part of one, each
 * with or without a qualifier.
 *
 * @param function plain name of the function
 * @param invocations whether the path is that of invocations
 */
record FunctionPath(String function, boolean invocations) {
    static final String PREFIX = "/2015-03-31/functions";
    private static final Pattern PATH = Pattern.compile(PREFIX + "/([^/]+)(/invocations)?");
    private static final Pattern NAME = Pattern.compile(
            "(?:arn:[a-z-]+:lambda:[a-z0-9-]*:\\d{12}:function:|\\d{12}:function:)?([A-Za-z0-9_-]+)(?::[A-Za-z0-9$_-]+)?");

    /** Empty when the path is no such path, or names no function that could exist. */
    static Optional<FunctionPath> parse(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Matcher name = NAME.matcher(parts.group(1));
        return name.matches() ? Optional.of(new FunctionPath(name.group(1), parts.group(2) != null)) : Optional.empty();
    }
}
