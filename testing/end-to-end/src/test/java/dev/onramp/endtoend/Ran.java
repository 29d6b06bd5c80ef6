package dev.onramp.endtoend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that ran to its end: what it printed and how it ended. */
record Ran(int exitCode, String out, String err) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Runs a program with nothing on its standard input. Output goes to files, so that neither pipe can fill up. */
    static Ran program(Duration atMost, Map<String, String> environment, List<String> command) {
        return program(atMost, environment, command, "");
    }

    static Ran program(Duration atMost, Map<String, String> environment, List<String> command, String input) {
        try {
            Path out = Files.createTempFile("onramp-e2e", ".out");
            Path err = Files.createTempFile("onramp-e2e", ".err");
            Path in = Files.writeString(Files.createTempFile("onramp-e2e", ".in"), input);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            boolean ended = process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            Ran ran = new Ran(ended ? process.exitValue() : -1, read(out), read(err));
            for (Path file : List.of(in, out, err)) {
                Files.delete(file);
            }
            return ran;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Standard output as JSON. */
    JsonNode json() {
        try {
            return JSON.readTree(out);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + this, e);
        }
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
