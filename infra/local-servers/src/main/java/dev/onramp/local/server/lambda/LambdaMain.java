package dev.onramp.local.server.lambda;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * The program: {@code LambdaMain DEFINITION.json}; see {@link EndpointDefinition}. Runs until it is told to end (SIGTERM), and ends its functions with it.
 * Exit codes: 1 the port is taken or the state directory is not writable, 2 the definition is wrong.
 */
public final class LambdaMain {
    private LambdaMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 1) {
            fail(2, "usage: LambdaMain DEFINITION.json");
        }
        LambdaEndpoint endpoint = start(Path.of(arguments[0]));
        CountDownLatch never = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(endpoint), "stop"));
        never.await();
    }

    private static LambdaEndpoint start(Path definition) {
        try {
            return LambdaEndpoint.start(EndpointDefinition.read(definition));
        } catch (IllegalArgumentException e) {
            throw fail(2, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw fail(1, "cannot start with " + definition + ": " + e);
        }
    }

    private static void close(LambdaEndpoint endpoint) {
        try {
            endpoint.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static IllegalStateException fail(int status, String message) {
        System.err.println("lambda endpoint: " + message);
        System.exit(status);
        return new IllegalStateException("unreachable");
    }
}
