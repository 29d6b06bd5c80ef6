package dev.onramp.local.server.lambda;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One function. Immutable.
 *
 * @param name as callers name it
 * @param handler class that implements the handler, or {@code class::method}
 * @param classPath jars and folders of the function, the runtime's own not among them
 * @param environment variables of the function
 * @param timeout one invocation at most; then the function's JVM is killed and started anew
 * @param heapMebibytes heap of one function JVM
 * @param instances how many function JVMs run, each one invocation at a time
 * @param maxQueued invocations that wait for a free JVM; one more is throttled
 */
public record FunctionDefinition(
        String name,
        String handler,
        List<Path> classPath,
        Map<String, String> environment,
        Duration timeout,
        int heapMebibytes,
        int instances,
        int maxQueued) {
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);
    /** Lambda's own limit. */
    public static final Duration MAX_TIMEOUT = Duration.ofMinutes(15);

    public static final int DEFAULT_HEAP_MEBIBYTES = 160;
    public static final int DEFAULT_INSTANCES = 1;
    public static final int DEFAULT_MAX_QUEUED = 16;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public FunctionDefinition {
        require(
                NAME.matcher(Objects.requireNonNull(name, "name")).matches(),
                "function name",
                name,
                "1 to 64 of A-Z a-z 0-9 _ -");
        require(!handler.isBlank(), "handler", handler, "the name of a class");
        classPath = List.copyOf(classPath);
        require(!classPath.isEmpty(), "classPath", classPath, "at least one jar or folder");
        environment = Map.copyOf(environment);
        require(
                !timeout.isNegative() && !timeout.isZero() && timeout.compareTo(MAX_TIMEOUT) <= 0,
                "timeout",
                timeout,
                "more than 0, at most 15 minutes");
        require(heapMebibytes >= 16, "heapMebibytes", heapMebibytes, "16 or more");
        require(instances >= 1 && instances <= 64, "instances", instances, "1 to 64");
        require(maxQueued >= 1 && maxQueued <= 1000, "maxQueued", maxQueued, "1 to 1000");
    }

    /** The name by which the function calls itself. The account is not a real one. */
    public String arn(String region) {
        return "arn:aws:lambda:" + region + ":000000000000:function:" + name;
    }

    private static void require(boolean holds, String what, Object value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(what + " is '" + value + "'; allowed: " + allowed);
        }
    }
}
