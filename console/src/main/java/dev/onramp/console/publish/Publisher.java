package dev.onramp.console.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Sends a file of changes to a front door, request by request, in order; a request that the front door cannot take now is sent again, under
 * the same idempotency key. Not thread-safe.
 */
public final class Publisher {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI changes;
    private final String key;
    private final String idempotencyKey;
    private final Duration patience;
    private int retries;

    /**
     * @param url of the front door
     * @param idempotencyKey the same for a repeat of the same file
     * @param patience how long one request is tried
     */
    public Publisher(URI url, String table, String key, String idempotencyKey, Duration patience) {
        this.changes = URI.create(url.toString().replaceAll("/+$", "") + "/v1/sources/" + table + "/changes");
        this.key = key;
        this.idempotencyKey = idempotencyKey;
        this.patience = patience;
    }

    /**
     * @param reached hears the number of changes stored so far
     * @throws dev.onramp.config.OnrampException ONR-U020 refused, ONR-U021 not taken for all the patience
     */
    public PublishResult publish(BufferedReader file, Format format, LongConsumer reached)
            throws IOException, InterruptedException {
        ChunkReader chunks = new ChunkReader(file, format);
        List<String> dataids = new ArrayList<>();
        long repeated = 0;
        int requests = 0;
        for (Optional<Chunk> chunk = chunks.next(); chunk.isPresent(); chunk = chunks.next()) {
            JsonNode receipt = send(chunk.get(), format, dataids.size());
            receipt.path("dataids").forEach(each -> dataids.add(each.asText()));
            repeated += receipt.path("repeated").asLong();
            requests++;
            reached.accept(dataids.size());
        }
        return new PublishResult(dataids.size(), repeated, requests, retries, dataids);
    }

    private JsonNode send(Chunk chunk, Format format, long accepted) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(changes)
                .timeout(REQUEST_TIMEOUT)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", format.contentType())
                .header("Idempotency-Key", idempotencyKey + "-" + chunk.number())
                .POST(HttpRequest.BodyPublishers.ofByteArray(format.body(chunk.changes())))
                .build();
        long deadline = System.nanoTime() + patience.toNanos();
        Duration pause = Duration.ofMillis(200);
        while (true) {
            Duration wait = pause;
            String last;
            try {
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                JsonNode body = body(answer.body());
                if (answer.statusCode() == 202) {
                    return body;
                }
                if (answer.statusCode() != 429 && answer.statusCode() != 503) {
                    throw PublishErrors.refused(answer.statusCode(), body, chunk, accepted);
                }
                last = "HTTP " + answer.statusCode() + ": "
                        + body.path("detail").asText();
                wait = retryAfter(answer).orElse(pause);
            } catch (IOException e) {
                last = e.toString();
            }
            if (System.nanoTime() + wait.toNanos() > deadline) {
                throw PublishErrors.gaveUp(changes, last, accepted, idempotencyKey);
            }
            retries++;
            Thread.sleep(wait.toMillis());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private static Optional<Duration> retryAfter(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }

    private static JsonNode body(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }
}
