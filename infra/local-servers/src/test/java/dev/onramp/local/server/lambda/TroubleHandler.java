package dev.onramp.local.server.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A function that does what the event tells it to: echo, throw, die, wait, talk too much. */
public final class TroubleHandler implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        switch (event) {
            case "\"throw\"" -> throw new IllegalStateException("told to throw");
            case "\"die\"" -> Runtime.getRuntime().halt(3);
            case "\"hang\"" -> hang();
            case "\"talk\"" -> output.write(new byte[RuntimeSession.MAX_RESPONSE_BYTES + 1]);
            case "\"pid\"" ->
                output.write(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8));
            case "\"environment\"" ->
                output.write(("\"" + context.getFunctionName() + " " + System.getenv("COLOUR") + " "
                                + System.getenv("AWS_REGION") + " " + context.getMemoryLimitInMB() + "\"")
                        .getBytes(StandardCharsets.UTF_8));
            case "\"log\"" -> {
                context.getLogger().log("a line in the log\n");
                output.write(event.getBytes(StandardCharsets.UTF_8));
            }
            default -> {
                if (event.startsWith("\"touch ")) {
                    Files.createFile(Path.of(event.substring(7, event.length() - 1)));
                }
                if (event.startsWith("\"hang ")) {
                    Files.createFile(Path.of(event.substring(6, event.length() - 1)));
                    hang();
                }
                output.write(event.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void hang() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
